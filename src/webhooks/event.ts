import type { JournalEntry } from '../platform/journal/index.ts';
import type { Publication } from '../publishing/index.ts';
import type { WebhookEvent } from './schema.ts';

/** Of the journal's kinds, those that are told under the same name. */
const SAME = new Set<string>([
  'publication.scheduled',
  'publication.sent',
  'publication.retrying',
  'publication.outcome-unknown',
  'publication.needs-reauth',
  'publication.failed',
  'publication.cancelled',
  'publication.withdrawn',
  'publication.withdraw-failed',
  'post.planned',
  'post.left',
  'post.asks',
]);

/** What a review says of what it is about. */
const REVIEWS: Readonly<Record<string, 'held' | 'approved' | 'returned'>> = {
  'review.asked': 'held',
  'review.approved': 'approved',
  'review.amended': 'approved',
  'review.refused': 'returned',
  'review.timed-out': 'returned',
  'review.taken-back': 'returned',
  'review.gone': 'returned',
};

/** What an entry of the journal is to webhooks; null when they are not told of it. */
export function eventOf({ kind, publicationId }: Pick<JournalEntry, 'kind' | 'publicationId'>): WebhookEvent | null {
  if (SAME.has(kind)) return kind as WebhookEvent;
  const review = REVIEWS[kind];
  if (review === undefined) return null;
  return publicationId === null ? `post.${review}` : `publication.${review}`;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What is said: ids, what happened, and the words unless they are private. No name, no address of a person. */
export function writeBody(event: WebhookEvent, entry: JournalEntry, publication: Publication | null): string {
  const { kind, at, memberId, accountId, publicationId, data } = entry;
  const happened = {
    ...(kind.startsWith('review.') && { reviewId: text(data['reviewId']), because: kind.slice('review.'.length) }),
    ...(kind === 'post.asks' && { because: text(data['because']) }),
    ...(FAILURES.has(kind) && { failure: { kind: text(data['kind']), reason: text(data['reason']) } }),
  };
  const what = publication === null ? { publicationId, accountId } : toldOf(publication);
  const about = event.startsWith('post.') ? { postId: text(data['postId']), revision: data['revision'] ?? null } : what;
  return JSON.stringify({ type: event, timestamp: at.toISOString(), data: { ...about, memberId, ...happened } });
}

const FAILURES = new Set([
  'publication.failed',
  'publication.retrying',
  'publication.needs-reauth',
  'publication.outcome-unknown',
  'publication.withdraw-failed',
]);

function toldOf({ publicationId, accountId, kind, conversationId, visibility, text: words, published, dueAt, sentAt }: Publication) {
  return {
    publicationId,
    accountId,
    kind,
    conversationId,
    visibility,
    // What was said to one person is not spread by us.
    text: visibility === 'private' ? null : words,
    url: published?.url ?? null,
    dueAt: dueAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
