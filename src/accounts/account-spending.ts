import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import { isBilled } from './networks.ts';
import type { SpendingPlanView, SpendingView } from './schema-spending.ts';
import { firstDayNeeded, spendingOf } from './spending.ts';
import type { SpendingMeter } from './spending-meter.ts';
import { readSpending, writePlan } from './spending-store.ts';
import { findAccount } from './store.ts';

export interface SpendingDeps {
  readonly database: Database;
  readonly meter: SpendingMeter;
}

/** *not-billed*: the account's network asks nothing for what is read and written. */
export type SpendingRefusal = { kind: 'not-found' } | { kind: 'not-billed' } | { kind: 'not-allowed' };

/** What an account cost this month, and will. Seen by who looks after the accounts. */
export async function seeSpending(deps: SpendingDeps, visitor: Visitor, accountId: string): Promise<Result<SpendingView, SpendingRefusal>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  await deps.meter.flush();
  return await read(deps, visitor.organisationId, accountId);
}

/** Says what the network asks for, and how much of it a month may cost. Listeners know within seconds. */
export async function changeSpendingPlan(
  deps: SpendingDeps,
  visitor: Visitor,
  { accountId, plan }: { accountId: string; plan: SpendingPlanView },
): Promise<Result<SpendingView, SpendingRefusal>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId, memberId } = visitor;
  const written = await deps.database.transact(organisationId, async (tx): Promise<Result<void, SpendingRefusal>> => {
    const account = await findAccount(tx.db, organisationId, accountId);
    if (account === null) return fail({ kind: 'not-found' });
    if (!isBilled(account.network)) return fail({ kind: 'not-billed' });
    await writePlan(tx, accountId, plan);
    tx.record({ kind: 'account.spending-plan-changed', memberId, accountId, data: { ...plan } });
    return succeed(undefined);
  });
  return written.ok ? await read(deps, organisationId, accountId) : written;
}

async function read({ database }: SpendingDeps, organisationId: string, accountId: string): Promise<Result<SpendingView, SpendingRefusal>> {
  return await database.read(organisationId, async (db): Promise<Result<SpendingView, SpendingRefusal>> => {
    const account = await findAccount(db, organisationId, accountId);
    if (account === null) return fail({ kind: 'not-found' });
    if (!isBilled(account.network)) return fail({ kind: 'not-billed' });
    const now = new Date();
    const { plan, days } = await readSpending(db, organisationId, accountId, firstDayNeeded(now));
    const { month, reads, posts, spent, foreseen, slower, stoppedUntil } = spendingOf(plan, days, now);
    const pace = stoppedUntil !== null ? 'stopped' : slower > 1 ? 'slower' : 'usual';
    const until = stoppedUntil?.toISOString() ?? null;
    return succeed({ ...plan, month, reads, posts, spent: round(spent), foreseen: round(foreseen), pace, stoppedUntil: until });
  });
}

/** A thousandth is less than anybody is billed. */
const round = (amount: number): number => Math.round(amount * 1_000) / 1_000;
