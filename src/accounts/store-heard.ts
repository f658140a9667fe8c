import type { Arrival, Heard } from '../networks/network.ts';
import { databaseTrouble } from '../platform/database/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { impossible } from '../platform/result.ts';
import type { HearingInbox } from './hearing-inbox.ts';
import type { Account } from './account.ts';
import { countSetAside, listSetAside, removeSetAside, setAside } from './set-aside-store.ts';
import { moveCursor } from './store.ts';

export interface StoreHeardDeps {
  readonly database: Database;
  readonly inbox: HearingInbox;
  readonly log: Log;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The connection that heard this is over (disconnected, or connected anew): nothing of it may be stored any more. */
export class ConnectionOver extends Error {}

const SINGLE_TRIES = 3;
const LONGEST_PAUSE_MS = 15_000;
const RETRIED_AT_ONCE = 50;

/**
 * Stores a page and its cursor in one transaction. While the database cannot serve, waits and tries again until it can or `signal` aborts.
 * When the page cannot be stored for another reason, finds the arrivals that cannot, sets those aside where people see it, and
 * stores all the others. Throws `ConnectionOver` when there is nothing to store for any more.
 */
export async function storeHeard(deps: StoreHeardDeps, account: Account, page: Heard, signal: AbortSignal): Promise<void> {
  const put = async (tx: Transaction, arrivals: readonly Arrival[]) => {
    if (arrivals.length === 0) return;
    const { refused } = await deps.inbox.storeHeard(tx, account, arrivals);
    if (refused > 0) deps.log.warn({ accountId: account.accountId, refused }, 'arrivals that no column can hold were left out');
  };
  const store = (arrivals: readonly Arrival[]) => deps.database.transact(account.organisationId, (tx) => put(tx, arrivals));
  const storeWithCursor = (arrivals: readonly Arrival[]) =>
    deps.database.transact(account.organisationId, async (tx) => {
      await put(tx, arrivals);
      if (!(await moveCursor(tx, account, page.cursor))) throw new ConnectionOver();
    });

  const whole = await tryToStore(deps, () => storeWithCursor(page.arrivals), signal);
  if (whole === null) return;
  if (page.arrivals.length === 0) throw whole;
  await storeInHalves(deps, account, { arrivals: page.arrivals, store, trouble: whole }, signal);
  const cursor = await tryToStore(deps, () => storeWithCursor([]), signal);
  if (cursor !== null) throw cursor;
}

interface Portion {
  readonly arrivals: readonly Arrival[];
  readonly store: (arrivals: readonly Arrival[]) => Promise<void>;
  readonly trouble: Error;
}

async function storeInHalves(deps: StoreHeardDeps, account: Account, portion: Portion, signal: AbortSignal): Promise<void> {
  const { arrivals, store } = portion;
  const [only] = arrivals;
  if (arrivals.length === 1 && only !== undefined) {
    await storeSingle(deps, account, { arrival: only, store, trouble: portion.trouble }, signal);
    return;
  }
  const middle = Math.ceil(arrivals.length / 2);
  // In order: a reply is easier to place once what it answers is there.
  for (const half of [arrivals.slice(0, middle), arrivals.slice(middle)]) {
    const trouble = await tryToStore(deps, () => store(half), signal);
    if (trouble !== null) await storeInHalves(deps, account, { arrivals: half, store, trouble }, signal);
  }
}

async function storeSingle(
  deps: StoreHeardDeps,
  account: Account,
  single: { arrival: Arrival; store: Portion['store']; trouble: Error },
  signal: AbortSignal,
): Promise<void> {
  let { trouble } = single;
  for (let attempt = 2; attempt <= SINGLE_TRIES; attempt += 1) {
    await deps.wait(100 * attempt, signal);
    const again = await tryToStore(deps, () => single.store([single.arrival]), signal);
    if (again === null) return;
    trouble = again;
  }
  const ref = refOf(single.arrival);
  deps.log.error({ accountId: account.accountId, ref, err: trouble }, 'an arrival cannot be stored and is set aside');
  const outcome = await tryToStore(
    deps,
    () =>
      deps.database.transact(account.organisationId, async (tx) => {
        await setAside(tx, account.accountId, { ref, arrival: single.arrival, trouble: trouble.message });
        tx.record({ kind: 'account.arrival-set-aside', accountId: account.accountId, data: { ref } });
      }),
    signal,
  );
  if (outcome !== null) throw outcome;
}

/** Tries once more, one by one, what could not be stored before: a later version may know how. Answers how many are still aside. */
export async function retrySetAside(deps: StoreHeardDeps, account: Account, signal: AbortSignal): Promise<number> {
  const aside = await deps.database.read(account.organisationId, (db) =>
    listSetAside(db, account.organisationId, account.accountId, RETRIED_AT_ONCE),
  );
  for (const { ref, arrival } of aside) {
    await tryToStore(
      deps,
      () =>
        deps.database.transact(account.organisationId, async (tx) => {
          await deps.inbox.storeHeard(tx, account, [arrival]);
          await removeSetAside(tx, account.accountId, ref);
        }),
      signal,
    );
  }
  return await deps.database.read(account.organisationId, (db) => countSetAside(db, account.organisationId, account.accountId));
}

/** Null once stored; the error when these rows are the reason. Broken infrastructure is waited for, as long as it takes. */
async function tryToStore(deps: StoreHeardDeps, store: () => Promise<void>, signal: AbortSignal): Promise<Error | null> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      await store();
      return null;
    } catch (error) {
      if (error instanceof ConnectionOver) throw error;
      if (databaseTrouble(error) === null) return error instanceof Error ? error : new Error(String(error));
      if (attempt === 0) deps.log.warn({ err: error }, 'what was heard waits for the database');
      await deps.wait(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** attempt), signal);
    }
  }
}

/** What an arrival is set aside under: the post's name, or the person's. */
function refOf(arrival: Arrival): string {
  switch (arrival.kind) {
    case 'post':
      return arrival.post.ref;
    case 'deleted':
      return arrival.ref;
    case 'followed':
    case 'person-changed':
      return `${arrival.kind}:${arrival.person.identity}`;
    default:
      return impossible(arrival);
  }
}
