import type { WebhookEvent } from '../../src/webhooks/schema.ts';

/** In the order of what happens. */
export const EVENTS: readonly WebhookEvent[] = [
  'publication.scheduled',
  'publication.held',
  'publication.approved',
  'publication.returned',
  'publication.sent',
  'publication.retrying',
  'publication.outcome-unknown',
  'publication.needs-reauth',
  'publication.failed',
  'publication.cancelled',
  'publication.withdrawn',
  'publication.withdraw-failed',
  'post.planned',
  'post.held',
  'post.approved',
  'post.returned',
  'post.left',
  'post.asks',
];

/** What somebody who has not thought about it yet probably wants to hear of. */
export const USUAL: readonly WebhookEvent[] = ['publication.sent', 'publication.failed', 'publication.withdrawn'];
