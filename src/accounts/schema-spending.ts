/** What an account costs, as it goes over the wire. Money is in units of the currency; days and months are those of UTC. */
import { z } from 'zod';

const money = z.number().min(0);

export const spendingPlanSchema = z.object({
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Of one post that is read. */
  readPrice: money.max(1_000),
  /** Of one post that is written. */
  postPrice: money.max(1_000),
  /** Of a month; null: none. */
  ceiling: money.max(100_000_000).nullable(),
});

export const spendingSchema = spendingPlanSchema.extend({
  /** `2026-11`. */
  month: z.string(),
  reads: z.number().int(),
  posts: z.number().int(),
  spent: money,
  /** At the month's end, if it goes on as in the last seven days. */
  foreseen: money,
  /** *slower*: looks further apart, since more than the ceiling is foreseen; *stopped*: nothing is read any more, since it is reached. */
  pace: z.enum(['usual', 'slower', 'stopped']),
  stoppedUntil: z.iso.datetime().nullable(),
});

export type SpendingPlanView = z.infer<typeof spendingPlanSchema>;
export type SpendingView = z.infer<typeof spendingSchema>;
