import { listAccounts, postingLimitsOf, spendingAhead } from '../accounts/index.ts';
import type { Account, Networks, SpendingAhead } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import { listLeavings } from './budget-store.ts';
import { loadsOf } from './budget.ts';
import type { Load } from './budget.ts';
import { resolveLocal } from './local-time.ts';
import { comingsOf } from './read-calendar.ts';
import { findPost, listPlannedOn } from './store.ts';
import type { Post } from './post.ts';
import { partsFor } from './wording/index.ts';

/** What an account may still say, with what is planned. */
export interface Budget {
  readonly accountId: string;
  /** Single posts that are planned in the days ahead, parts of threads counted one by one. */
  readonly planned: number;
  readonly loads: readonly Load[];
  /** Null where posts cost nothing. `planned` in the month and what they cost come on top of `spent`. */
  readonly money: (SpendingAhead & { readonly planned: number; readonly cost: number; readonly over: boolean }) | null;
}

/** So far ahead. */
export const BUDGET_DAYS = 35;
const DAY_MS = 86_400_000;
const MOST_COMINGS = 5_000;

/** A post that is about to be planned: on the wall of the organisation's zone. */
export interface Adding {
  readonly postId: string;
  readonly local: string;
}

/** Of each account that is connected, with `adding` as if it were planned already. */
export async function readBudgets(
  { db, networks, organisationId, zone, now }: { db: Query; networks: Networks; organisationId: string; zone: string; now: Date },
  adding: Adding | null,
): Promise<Budget[]> {
  const budgets: Budget[] = [];
  const added = adding === null ? null : await findPost(db, organisationId, adding.postId);
  for (const account of await listAccounts(db, organisationId)) {
    if (account.state === 'disconnected') continue;
    const { accountId } = account;
    const from = { accountId, from: now, exceptPostId: adding?.postId ?? null };
    const span = { from: now, to: new Date(now.getTime() + BUDGET_DAYS * DAY_MS), limit: MOST_COMINGS };
    const planned = (await listPlannedOn({ db, organisationId }, from)).flatMap((post) =>
      momentsOf(post, accountId, comingsOf(post, span)),
    );
    if (added?.accountIds.includes(accountId)) planned.push(...momentsOf(added, accountId, comingAt(adding?.local ?? '', zone)));
    const recent = await listLeavings(db, organisationId, accountId, new Date(now.getTime() - DAY_MS));
    const loads = loadsOf([...recent, ...planned], postingLimitsOf(account, networks));
    budgets.push({ accountId, planned: planned.length, loads, money: await moneyOf(db, account, { planned, now }) });
  }
  return budgets;
}

function momentsOf(post: Post, accountId: string, comings: readonly { readonly dueAt: Date }[]): Date[] {
  const parts = partsFor(post.content, accountId);
  return comings.flatMap(({ dueAt }) => parts.map(() => dueAt));
}

function comingAt(local: string, zone: string): { readonly dueAt: Date }[] {
  const resolved = resolveLocal(local, zone);
  if (resolved.kind === 'once') return [{ dueAt: resolved.at }];
  return resolved.kind === 'twice' ? [{ dueAt: resolved.first }] : [];
}

async function moneyOf(
  db: Query,
  account: Account,
  { planned, now }: { readonly planned: readonly Date[]; readonly now: Date },
): Promise<Budget['money']> {
  const ahead = await spendingAhead(db, account, now);
  if (ahead === null) return null;
  const within = planned.filter((moment) => moment.toISOString().startsWith(ahead.month)).length;
  const cost = within * ahead.postPrice;
  return { ...ahead, planned: within, cost, over: ahead.ceiling !== null && ahead.spent + cost > ahead.ceiling };
}
