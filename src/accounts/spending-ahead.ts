import type { Query } from '../platform/database/index.ts';
import type { Account } from './account.ts';
import { isBilled } from './networks.ts';
import { firstDayNeeded, spendingOf } from './spending.ts';
import { readSpending } from './spending-store.ts';

/** What a month's posts may still cost, for who plans some. Money is in units of the currency; the month is of UTC, as the network bills. */
export interface SpendingAhead {
  readonly currency: string;
  readonly month: string;
  readonly spent: number;
  /** What will be spent on reading and writing by the month's end, if it goes on as now. */
  readonly foreseen: number;
  readonly postPrice: number;
  /** Null: none. */
  readonly ceiling: number | null;
}

/** Null where the account's network asks nothing for posts. */
export async function spendingAhead(
  db: Query,
  { organisationId, accountId, network }: Pick<Account, 'organisationId' | 'accountId' | 'network'>,
  now: Date,
): Promise<SpendingAhead | null> {
  if (!isBilled(network)) return null;
  const { plan, days } = await readSpending(db, organisationId, accountId, firstDayNeeded(now));
  const { month, spent, foreseen } = spendingOf(plan, days, now);
  return { currency: plan.currency, month, spent, foreseen, postPrice: plan.postPrice, ceiling: plan.ceiling };
}
