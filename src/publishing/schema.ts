/** What the publishing room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** The life of a publication; the transition table is in `publication.ts`. */
export const publicationStateSchema = z.enum([
  'scheduled',
  'sending',
  'sent',
  'retrying',
  'failed',
  'needs-reauth',
  'outcome-unknown',
  'cancelled',
]);

export const publicationSchema = z.object({
  publicationId: z.uuid(),
  accountId: z.uuid(),
  conversationId: z.uuid().nullable(),
  replyToMessageId: z.uuid().nullable(),
  memberId: z.uuid(),
  body: z.string(),
  signature: z.string(),
  /** Body and signature as the public reads them. */
  text: z.string(),
  state: publicationStateSchema,
  /** When it leaves (`scheduled`), or the next try (`retrying`, `outcome-unknown`). */
  dueAt: z.iso.datetime(),
  attempts: z.number().int(),
  failure: z.object({ kind: z.string(), reason: z.string().optional(), detail: z.string().optional() }).nullable(),
  url: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});

/** As whom the reader would speak in this conversation, and how much room is left for words. */
export const composerSchema = z.object({
  accountId: z.uuid(),
  /** `— Inès`, `^IN`; empty when the account does not sign. */
  signature: z.string(),
  /** Between body and signature; its length counts too. */
  separator: z.string(),
  /** In graphemes (`Intl.Segmenter`), signature and separator included. */
  maximumLength: z.number().int(),
  undoDelaySeconds: z.number().int(),
  /** Why nothing can be sent now; null when it can. `not-holder`: take the conversation first. */
  hindrance: z.enum(['not-holder', 'account-disconnected', 'account-needs-reconnection', 'closed']).nullable(),
});

export const replySchema = z.object({
  /** Made by the browser once per press of the button; the same key never publishes twice on this account. */
  idempotencyKey: z.uuid(),
  replyToMessageId: z.uuid(),
  body: z.string().max(10_000),
});

/** `publications`: all that are not sent of this conversation, and those sent in the last hour; at most 100. */
export const publicationListSchema = z.object({ publications: z.array(publicationSchema) });
export const publicationQuerySchema = z.object({
  state: publicationStateSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export type PublicationView = z.infer<typeof publicationSchema>;
export type PublicationState = z.infer<typeof publicationStateSchema>;
export type Composer = z.infer<typeof composerSchema>;
