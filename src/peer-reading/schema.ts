/** What peer reading says over the wire. Moments are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** Characters, as Postgres counts them. */
export const LONGEST_WORD = 280;

const visibility = z.enum(['public', 'unlisted', 'followers', 'private']);

/** What was said around it, to understand it; the last is the message itself. */
export const saidSchema = z.object({
  messageId: z.uuid(),
  direction: z.enum(['inbound', 'outbound', 'context']),
  /** Of ours: who wrote it, when that is known. */
  memberId: z.uuid().nullable(),
  /** Of theirs: their name. */
  name: z.string().nullable(),
  text: z.string(),
  contentWarning: z.string().nullable(),
  saidAt: z.iso.datetime(),
});

/** A colleague's message, given to me to read. Why it was drawn is not said: it says nothing of the message. */
export const toReadSchema = z.object({
  readingId: z.uuid(),
  authorId: z.uuid(),
  accountId: z.uuid(),
  conversationId: z.uuid(),
  visibility,
  thread: z.array(saidSchema).min(1),
  /** Past it, it goes away unread. */
  endsAt: z.iso.datetime(),
});

/** What a colleague said of a message of mine. */
export const answeredSchema = z.object({
  readingId: z.uuid(),
  readerId: z.uuid(),
  accountId: z.uuid(),
  conversationId: z.uuid(),
  text: z.string(),
  saidAt: z.iso.datetime(),
  answer: z.enum(['thanks', 'word']),
  /** With *word* alone. */
  word: z.string().nullable(),
  answeredAt: z.iso.datetime(),
  /** Not seen before by me. */
  isNew: z.boolean(),
});

export const peerReadingsSchema = z.object({
  /** The oldest first. */
  toRead: z.array(toReadSchema),
  /** The latest first; 100 at most. */
  answered: z.array(answeredSchema),
});

/** One's own alone: nobody sees how many another has read or written. */
export const peerReadingCountsSchema = z.object({ toRead: z.number().int(), unseen: z.number().int() });

export const answerSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('thanks') }),
  z.object({
    answer: z.literal('word'),
    word: z
      .string()
      .transform((text) => text.toWellFormed().replaceAll('\0', '').trim())
      .pipe(z.string().min(1))
      .refine((text) => [...text].length <= LONGEST_WORD),
  }),
]);

export type SaidView = z.infer<typeof saidSchema>;
export type ToReadView = z.infer<typeof toReadSchema>;
export type AnsweredView = z.infer<typeof answeredSchema>;
export type PeerReadingsView = z.infer<typeof peerReadingsSchema>;
export type PeerReadingCounts = z.infer<typeof peerReadingCountsSchema>;
export type PeerAnswer = z.infer<typeof answerSchema>;
