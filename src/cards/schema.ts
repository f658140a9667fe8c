/** What the cards room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** Without NUL signs and halves of signs. */
const words = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => text.toWellFormed().replaceAll('\0', ''));

/** A link with what its page said of itself, as it is kept beside words. */
export const linkCardSchema = z.object({
  url: z.url({ protocol: /^https?$/u }).max(2_000),
  title: words(300),
  description: words(600),
  picture: z.object({ mediaId: z.uuid() }).nullable(),
});

/** `again`: the page is asked anew, though it was asked before. */
export const cardRequestSchema = z.object({ url: z.url({ protocol: /^https?$/u }).max(2_000), again: z.boolean().default(false) });

/**
 * Why there is none. *nothing*: the page says nothing of itself, or is none. *not-public*: an address of a private network. *unreachable*: it did
 * not answer in time, or not well. *busy*: too many were asked for at once.
 */
export const noCardSchema = z.enum(['nothing', 'not-public', 'unreachable', 'busy']);
export const cardAnswerSchema = z.object({
  card: linkCardSchema.extend({ fetchedAt: z.iso.datetime() }).nullable(),
  why: noCardSchema.nullable(),
});

export type LinkCardView = z.infer<typeof linkCardSchema>;
export type CardAnswer = z.infer<typeof cardAnswerSchema>;
export type NoCard = z.infer<typeof noCardSchema>;
