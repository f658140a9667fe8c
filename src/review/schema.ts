/** What the review room says over the wire. Moments are ISO 8601 in UTC; ids are UUIDs; places in a text are UTF-16 code units. */
import { z } from 'zod';
import { findingSchema } from '../guardrails/schema.ts';

/**
 * *waiting*: for a second pair of eyes. *approved*, *amended*: it leaves, as it was or as the reviewer wrote it. *refused*, *timed-out*,
 * *taken-back*, *gone* (it could not leave any more, whoever approved): its words went back to their author.
 */
export const reviewStateSchema = z.enum(['waiting', 'approved', 'amended', 'refused', 'timed-out', 'taken-back', 'gone']);

export const reviewSchema = z.object({
  reviewId: z.uuid(),
  subject: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('reply'),
      publicationId: z.uuid(),
      conversationId: z.uuid(),
      replyToMessageId: z.uuid(),
      /** What it answers; empty when it was deleted. */
      answeredText: z.string(),
    }),
    z.object({
      kind: z.literal('post'),
      postId: z.uuid(),
      /** As it was when it was held. */
      parts: z.array(z.string()),
    }),
  ]),
  accountId: z.uuid(),
  /** On which its words are held; one for a reply. */
  accountIds: z.array(z.uuid()),
  /** Whose words they are, and who signs them. */
  memberId: z.uuid(),
  /** As it was when it was held, without signature; the parts of a thread with an empty line between them. */
  text: z.string(),
  /** Places count in `text`. Empty for whom it does not concern: neither its author nor who reviews it. */
  findings: z.array(findingSchema),
  why: z.literal('guardrail'),
  askedAt: z.iso.datetime(),
  /** When its words go back to their author unless somebody settles it before. */
  endsAt: z.iso.datetime(),
  state: reviewStateSchema,
  /** Who settled it; null while it waits, and when nobody did. */
  reviewerId: z.uuid().nullable(),
  /** With a refusal; null for whom it does not concern. */
  word: z.string().nullable(),
  amended: z.object({ before: z.string(), after: z.string() }).nullable(),
  /** Of one that is gone: why it could not leave any more. */
  goneWhy: z.string().nullable(),
  settledAt: z.iso.datetime().nullable(),
  /** Whether the reader may settle it now. */
  mayReview: z.boolean(),
  /** Who may settle it now; 20 at most, nobody once it is settled. */
  readers: z.array(z.uuid()),
});

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** `mine`: those that the reader wrote; not: those that the reader reviews; absent: both. */
export const reviewQuerySchema = z.object({
  state: z.enum(['waiting', 'settled']).optional(),
  mine: flag.optional(),
  accountId: z.uuid().optional(),
});
/** Waiting ones: that which ends first, first. Settled ones: the last settled first. At most 100. */
export const reviewListSchema = z.object({ reviews: z.array(reviewSchema) });

/** For the rail. `toReview`: that wait for the reader; `mine`: the reader's own that wait. */
export const reviewCountsSchema = z.object({ toReview: z.number().int(), mine: z.number().int() });

/** What a person typed, as it can be kept: neither NUL signs nor halves of signs. */
const typed = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.toWellFormed().replaceAll('\0', ''));
/** `text` for a reply and for a post of one part; `parts` for a thread, as many as it has. */
export const amendSchema = z.union([
  z.strictObject({ text: typed(50_000) }),
  z.strictObject({ parts: z.array(typed(50_000)).min(1).max(100) }),
]);
export const refuseSchema = z.object({ word: typed(1_000).pipe(z.string().trim().min(1)) });

/** Minutes after which a held reply goes back to its author. */
export const reviewSettingsSchema = z.object({ minutes: z.number().int().min(5).max(1_440) });

export type ReviewState = z.infer<typeof reviewStateSchema>;
export type ReviewView = z.infer<typeof reviewSchema>;
export type ReviewList = z.infer<typeof reviewListSchema>;
export type ReviewCounts = z.infer<typeof reviewCountsSchema>;
export type AmendRequest = z.input<typeof amendSchema>;
export type RefuseRequest = z.input<typeof refuseSchema>;
export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;
