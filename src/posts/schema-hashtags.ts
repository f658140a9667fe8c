/** What is asked and said of hashtags over the wire; without their `#`. */
import { z } from 'zod';

const listed = (most: number) =>
  z
    .string()
    .max(2_500)
    .transform((text) => text.split(',').filter((one) => one !== ''))
    .pipe(z.array(z.string().max(100)).max(most));

export const hashtagsAskedSchema = z.object({
  /** Ids of accounts. */
  of: listed(50).pipe(z.array(z.uuid().toLowerCase())),
  /** The first letters of one. */
  typed: z.string().min(1).max(100).optional(),
  tags: listed(20).default([]),
});
export const hashtagsSchema = z.object({
  completed: z.array(z.string()),
  proposed: z.array(z.object({ tag: z.string(), as: z.string() })),
});
export type HashtagsView = z.infer<typeof hashtagsSchema>;
