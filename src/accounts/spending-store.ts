import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import { USUAL_PLAN } from './spending.ts';
import type { SpendingPlan, SpentDay } from './spending.ts';

export interface KeptSpending {
  readonly plan: SpendingPlan;
  readonly days: readonly SpentDay[];
}

/** An account's plan, and what it cost from `firstDay` (`2026-11-22`, by UTC) on. */
export async function readSpending(db: Query, organisationId: string, accountId: string, firstDay: string): Promise<KeptSpending> {
  const plans = await sql<{ currency: string; read_price: string; post_price: string; ceiling: string | null }>`
    select currency, read_price, post_price, ceiling from account_spending_plan
    where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  const days = await sql<{ day: string; reads: string; posts: string }>`
    select day::text, reads, posts from account_spending_day
    where organisation_id = ${organisationId} and account_id = ${accountId} and day >= ${firstDay}::date
    order by day limit 100`.execute(db);
  const plan = plans.rows[0];
  return {
    plan: plan
      ? {
          currency: plan.currency,
          readPrice: Number(plan.read_price),
          postPrice: Number(plan.post_price),
          ceiling: plan.ceiling === null ? null : Number(plan.ceiling),
        }
      : USUAL_PLAN,
    days: days.rows.map(({ day, reads, posts }) => ({ day, reads: Number(reads), posts: Number(posts) })),
  };
}

/** Adds to a day's count. An account that is gone meanwhile costs nobody anything. */
export async function addSpent(tx: Transaction, accountId: string, { day, reads, posts }: SpentDay): Promise<void> {
  await sql`
    insert into account_spending_day (organisation_id, account_id, day, reads, posts)
    select organisation_id, account_id, ${day}::date, ${reads}, ${posts} from account
      where organisation_id = ${tx.organisationId} and account_id = ${accountId}
    on conflict (organisation_id, account_id, day) do update
      set reads = account_spending_day.reads + excluded.reads, posts = account_spending_day.posts + excluded.posts`.execute(tx.db);
}

export async function writePlan(
  tx: Transaction,
  accountId: string,
  { currency, readPrice, postPrice, ceiling }: SpendingPlan,
): Promise<void> {
  await sql`
    insert into account_spending_plan (organisation_id, account_id, currency, read_price, post_price, ceiling)
    values (${tx.organisationId}, ${accountId}, ${currency}, ${readPrice}, ${postPrice}, ${ceiling})
    on conflict (organisation_id, account_id) do update
      set currency = excluded.currency, read_price = excluded.read_price, post_price = excluded.post_price, ceiling = excluded.ceiling`.execute(
    tx.db,
  );
}
