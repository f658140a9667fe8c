/** What the publishing room says of our posts that stand on their networks. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';
import { publicationSchema } from './schema.ts';

export const pinStandingSchema = z.enum(['pinning', 'pinned', 'pin-failed', 'unpinning', 'unpin-failed']);

export const sentPostSchema = publicationSchema
  .pick({ publicationId: true, state: true, failure: true, dueAt: true, url: true, withdrawal: true, correctsMessageId: true })
  .extend({
    messageId: z.uuid(),
    /** At the head of its account's profile, as far as the network was told; null: not there. */
    pin: pinStandingSchema.nullable(),
    /** Why the network would not pin it, or take the pin away. */
    pinFailure: publicationSchema.shape.failure,
    /** What the reader may do with it now. */
    mayWithdraw: z.boolean(),
    mayPin: z.boolean(),
    mayUnpin: z.boolean(),
    /** The reader might take it back, and the network has no such thing. */
    staysUp: z.boolean(),
  });

/** The newest 500 of a conversation that left from here. */
export const sentPostsSchema = z.object({ posts: z.array(sentPostSchema) });

export type SentPost = z.infer<typeof sentPostSchema>;
export type SentPosts = z.infer<typeof sentPostsSchema>;
