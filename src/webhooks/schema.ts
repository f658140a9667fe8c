/** What the room of webhooks says over the wire. Moments are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** What a webhook may be told of; `webhook.test` is told to whoever asks for a try. */
export const webhookEventSchema = z.enum([
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
]);

export const webhookSchema = z.object({
  webhookId: z.uuid(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  state: z.enum(['on', 'off']),
  /** *person*: somebody switched it off. *failures*: it refused everything for days. *gone*: it answered that it wants no more (410). */
  offBecause: z.enum(['person', 'failures', 'gone']).nullable(),
  /** Since when it has taken nothing; null while it does. */
  failingSince: z.iso.datetime().nullable(),
  /** Until when the secret before signs too. */
  previousSecretUntil: z.iso.datetime().nullable(),
  madeBy: z.uuid(),
  createdAt: z.iso.datetime(),
});
export const webhookListSchema = z.object({
  webhooks: z.array(webhookSchema),
  /** Whether addresses of this machine may be told, which the operator says. */
  loopback: z.boolean(),
});

const url = z.string().trim().min(1).max(500);
const events = z
  .array(webhookEventSchema)
  .min(1)
  .max(50)
  .transform((list) => [...new Set(list)]);
export const makeWebhookSchema = z.object({ url, events });
export const changeWebhookSchema = z.object({ url: url.optional(), events: events.optional(), state: z.enum(['on', 'off']).optional() });
/** `secret` is said this once. */
export const madeWebhookSchema = z.object({ webhook: webhookSchema, secret: z.string() });

export const webhookDeliverySchema = z.object({
  /** `webhook-id` of the request, the same at every try. */
  deliveryId: z.uuid(),
  event: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  tries: z.number().int(),
  /** When it is tried next; of one that waits. */
  dueAt: z.iso.datetime(),
  occurredAt: z.iso.datetime(),
  lastStatus: z.number().int().nullable(),
  /** What kept the last try from being answered well. */
  lastTrouble: z
    .enum(['refused', 'redirected', 'timed-out', 'unreachable', 'not-public', 'not-an-address', 'secret-lost', 'switched-off'])
    .nullable(),
  tookMs: z.number().int().nullable(),
  settledAt: z.iso.datetime().nullable(),
  body: z.string(),
});
/** The newest first; 100 at most. */
export const webhookDeliveryListSchema = z.object({ deliveries: z.array(webhookDeliverySchema) });

export type WebhookEvent = z.infer<typeof webhookEventSchema>;
export type WebhookView = z.infer<typeof webhookSchema>;
export type WebhookDeliveryView = z.infer<typeof webhookDeliverySchema>;
export type MadeWebhook = z.infer<typeof madeWebhookSchema>;
export type DeliveryTrouble = NonNullable<WebhookDeliveryView['lastTrouble']>;
