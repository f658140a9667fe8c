/** Counts what accounts cost as it happens, in every process, and tells listeners how much they may still read. */
import type { AccountKey } from './connections.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { firstDayNeeded, spendingOf } from './spending.ts';
import type { SpentDay } from './spending.ts';
import { addSpent, readSpending } from './spending-store.ts';

/** How an account may go on reading. `slower`: by how much to stretch its pauses, 1 for not at all. */
export type ReadingAllowance = { readonly slower: number } | { readonly stoppedUntil: Date };

export interface SpendingMeter {
  spend(account: AccountKey, spent: { readonly reads: number; readonly posts: number }): void;
  allowance(account: AccountKey): Promise<ReadingAllowance>;
  /** Writes down what is counted so far; what cannot be written is kept for the next time. */
  flush(): Promise<void>;
}

/** A crash forgets that much. */
const FLUSH_MS = 2_000;
const FRESH_MS = 5_000;
const MOST_KEPT = 1_000;

interface Counted {
  readonly account: AccountKey;
  readonly days: Map<string, { reads: number; posts: number }>;
}

export function createSpendingMeter({
  database,
  log,
  now = () => new Date(),
}: {
  database: Database;
  log: Log;
  now?: () => Date;
}): SpendingMeter {
  let counted = new Map<string, Counted>();
  const known = new Map<string, { readonly allowance: ReadingAllowance; readonly until: number }>();
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> = Promise.resolve();

  function add({ account, day, reads, posts }: { account: AccountKey } & SpentDay): void {
    const mine = counted.get(account.accountId) ?? { account, days: new Map() };
    const before = mine.days.get(day) ?? { reads: 0, posts: 0 };
    mine.days.set(day, { reads: before.reads + reads, posts: before.posts + posts });
    counted.set(account.accountId, mine);
    timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
  }

  async function write({ account, days }: Counted): Promise<void> {
    const { organisationId, accountId } = account;
    const entries = [...days].map(([day, { reads, posts }]) => ({ day, reads, posts }));
    try {
      await database.transact(organisationId, async (tx) => {
        for (const entry of entries) await addSpent(tx, accountId, entry);
      });
    } catch (error) {
      for (const entry of entries) add({ account, ...entry });
      log.warn({ accountId, err: error }, 'what an account cost is written down later');
    }
  }

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const taken = [...counted.values()];
    counted = new Map();
    flushing = flushing.then(async () => {
      for (const one of taken) await write(one);
    });
    await flushing;
  }

  async function read({ organisationId, accountId }: AccountKey): Promise<ReadingAllowance> {
    const at = now();
    const { plan, days } = await database.read(organisationId, (db) => readSpending(db, organisationId, accountId, firstDayNeeded(at)));
    if (plan.ceiling === null) return { slower: 1 };
    const pending = [...(counted.get(accountId)?.days ?? [])].map(([day, { reads, posts }]) => ({ day, reads, posts }));
    const { slower, stoppedUntil } = spendingOf(plan, [...days, ...pending], at);
    return stoppedUntil === null ? { slower } : { stoppedUntil };
  }

  return {
    spend(account, { reads, posts }) {
      if (reads > 0 || posts > 0) add({ account, day: now().toISOString().slice(0, 10), reads, posts });
    },
    async allowance(account) {
      const before = known.get(account.accountId);
      if (before !== undefined && performance.now() < before.until) return before.allowance;
      const allowance = await read(account);
      if (known.size >= MOST_KEPT) known.clear();
      known.set(account.accountId, { allowance, until: performance.now() + FRESH_MS });
      return allowance;
    },
    flush,
  };
}
