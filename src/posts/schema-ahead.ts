/** What is known of the days ahead, over the wire: an account's best hours, its budget, posts that end. */
import { z } from 'zod';
import { postSchema } from './schema.ts';

export const bestHoursSchema = z.object({
  zone: z.string(),
  /** From how many posts of the account's past; hours may be none though there are some. */
  posts: z.number().int(),
  hours: z.array(
    z.object({
      /** 1 Monday to 7 Sunday. */
      weekday: z.number().int().min(1).max(7),
      hour: z.number().int().min(0).max(23),
      /** From so many posts. */
      posts: z.number().int(),
      /** So many times the answers of an ordinary hour. */
      times: z.number(),
    }),
  ),
});
export type BestHoursView = z.infer<typeof bestHoursSchema>;

export const budgetQuerySchema = z.object({
  /** A post that is about to be planned, at a wall time of the organisation's zone: counted as if it were. */
  postId: z.uuid().optional(),
  local: z.string().max(20).optional(),
});
export const budgetsSchema = z.object({
  /** So many days ahead. */
  days: z.number().int(),
  accounts: z.array(
    z.object({
      accountId: z.uuid(),
      planned: z.number().int(),
      loads: z.array(
        z.object({
          /** So many posts within any stretch of so many minutes. */
          posts: z.number().int(),
          minutes: z.number().int(),
          /** In the fullest stretch, and when it begins. */
          most: z.number().int(),
          at: z.iso.datetime().nullable(),
          over: z.boolean(),
        }),
      ),
      money: z
        .object({
          currency: z.string(),
          month: z.string(),
          spent: z.number(),
          foreseen: z.number(),
          postPrice: z.number(),
          ceiling: z.number().nullable(),
          planned: z.number().int(),
          cost: z.number(),
          over: z.boolean(),
        })
        .nullable(),
    }),
  ),
});
export type BudgetView = z.infer<typeof budgetsSchema>['accounts'][number];

export const endingSchema = z.object({
  /** How many days ahead. */
  days: z.number().int(),
  posts: z.array(z.object({ post: postSchema, lastLocal: z.string() })),
});
export type EndingView = z.infer<typeof endingSchema>['posts'][number];
