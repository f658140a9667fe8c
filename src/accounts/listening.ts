import { databaseTrouble } from '../platform/database/index.ts';
import { listenToAccount } from './listen-to-account.ts';
import type { Hearing, ListenDeps } from './listen-to-account.ts';
import { openListeningLocks } from './lock-store.ts';
import type { AccountToHear, ListeningLocks } from './lock-store.ts';
import { recheckAccount } from './recheck-account.ts';
import { noteHeard } from './standing-store.ts';
import type { HeardAccount } from './standing-store.ts';
import { changeState } from './store.ts';

/** Times in milliseconds; tests shorten them. */
export interface ListeningPace {
  /** Between two looks at which accounts there are. */
  readonly shareOut: number;
  /** Between two notes of who was heard, and two looks for who went silent. */
  readonly note: number;
  /** Without a page for so long, an account is silent. */
  readonly silence: number;
  /** Between two looks at the same account's open conversations for edits and deletions. */
  readonly recheck: number;
}
const PACE: ListeningPace = { shareOut: 1_000, note: 3_000, silence: 30_000, recheck: 25_000 };

const ACCOUNTS_A_PROCESS = 500;
const RECHECKS_AT_ONCE = 4;
const STOP_LIMIT_MS = 2_500;
const LONGEST_PAUSE_MS = 30_000;

/** The listening of one worker process: every account has one listener across all processes. */
export interface Listening {
  /** Listens until `signal` aborts; then stops all listeners and frees their accounts, within 3 s. */
  run(signal: AbortSignal): Promise<void>;
  /** How many accounts this process listens to now. */
  count(): number;
}

interface Listener extends AccountToHear {
  readonly stop: AbortController;
  readonly hearing: Hearing;
  recheckAt: number;
  done: Promise<void>;
}

export function createListening(deps: ListenDeps & { readonly pace?: Partial<ListeningPace> }): Listening {
  const { database, log, clock, wait } = deps;
  const pace = { ...PACE, ...deps.pace };
  const listeners = new Map<string, Listener>();
  let rechecks = 0;

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let locks: ListeningLocks | null = null;
      try {
        locks = await openListeningLocks(database);
        await hearWhile(locks, signal);
      } catch (error) {
        if (!signal.aborted) log.warn({ err: error }, 'listening stops until the database answers');
      } finally {
        await stopAll();
        locks?.release();
      }
      await wait(pace.shareOut, signal).catch(() => {});
    }
  }

  async function hearWhile(locks: ListeningLocks, signal: AbortSignal): Promise<void> {
    let noteAt = clock() + pace.note;
    while (!signal.aborted) {
      await shareOut(locks);
      if (clock() >= noteAt) {
        noteAt = clock() + pace.note;
        await note();
      }
      recheckSome();
      await wait(pace.shareOut, signal).catch(() => {});
    }
  }

  async function shareOut(locks: ListeningLocks): Promise<void> {
    const accounts = await locks.listAccounts();
    const wanted = new Map(accounts.map((account) => [account.accountId, account]));
    for (const [accountId, { connectionNumber, pauses, stop }] of listeners) {
      const now = wanted.get(accountId);
      if (now?.connectionNumber !== connectionNumber || now.pauses !== pauses) stop.abort();
    }
    const room = ACCOUNTS_A_PROCESS - listeners.size;
    const free = accounts.filter(({ accountId }) => !listeners.has(accountId)).slice(0, Math.max(0, room));
    const ours = await locks.tryLock(free.map(({ accountId }) => accountId));
    for (const account of free) if (ours.has(account.accountId)) begin(account, locks);
  }

  function begin(account: AccountToHear, locks: ListeningLocks): void {
    const hearing: Hearing = {
      heardAt: clock(),
      noted: true,
      trouble: null,
      way: null,
      quota: null,
      lookEveryMs: null,
      opened: null,
      written: null,
    };
    // Spread out, so that accounts that started together are not all looked at together.
    const recheckAt = clock() + pace.recheck * (0.5 + Math.random() / 2);
    const listener: Listener = { ...account, stop: new AbortController(), hearing, recheckAt, done: Promise.resolve() };
    listeners.set(account.accountId, listener);
    listener.done = keepListening(listener).finally(async () => {
      if (listeners.get(account.accountId) === listener) listeners.delete(account.accountId);
      await locks.unlock([account.accountId]).catch(() => {});
    });
  }

  async function keepListening({ stop, hearing, ...account }: Listener): Promise<void> {
    for (let failures = 0; !stop.signal.aborted; failures += 1) {
      const since = clock();
      try {
        await listenToAccount(deps, account, hearing, stop.signal);
        return;
      } catch (error) {
        if (stop.signal.aborted) return;
        const level = databaseTrouble(error) ? 'warn' : 'error';
        log[level]({ accountId: account.accountId, err: error }, 'a listener broke and is started again');
        if (clock() - since > LONGEST_PAUSE_MS) failures = 0;
        await wait(Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures), stop.signal).catch(() => {});
      }
    }
  }

  /** Notes who was heard, one statement per organisation, and who has gone silent. */
  async function note(): Promise<void> {
    const heard = new Map<string, HeardAccount[]>();
    for (const { organisationId, accountId, hearing } of listeners.values()) {
      const { way, quota, lookEveryMs } = hearing;
      if (!hearing.noted) heard.set(organisationId, [...(heard.get(organisationId) ?? []), { accountId, way, quota, lookEveryMs }]);
      hearing.noted = true;
      if (clock() - hearing.heardAt < pace.silence || hearing.written === 'went-silent') continue;
      const trouble = hearing.trouble ?? { kind: 'unavailable' };
      await database.transact(organisationId, (tx) => changeState(tx, { accountId }, 'went-silent', trouble));
      hearing.written = 'went-silent';
    }
    for (const [organisationId, accounts] of heard) await database.transact(organisationId, (tx) => noteHeard(tx, accounts));
  }

  function recheckSome(): void {
    for (const listener of listeners.values()) {
      if (rechecks >= RECHECKS_AT_ONCE) return;
      const { opened } = listener.hearing;
      if (clock() < listener.recheckAt || opened === null) continue;
      listener.recheckAt = clock() + pace.recheck;
      rechecks += 1;
      void recheckAccount(deps, opened)
        .catch((error: unknown) =>
          log.warn({ accountId: listener.accountId, err: error }, 'open conversations could not be looked at again'),
        )
        .finally(() => (rechecks -= 1));
    }
  }

  async function stopAll(): Promise<void> {
    for (const { stop } of listeners.values()) stop.abort();
    const inTime = new AbortController();
    const all = Promise.allSettled([...listeners.values()].map(({ done }) => done)).finally(() => inTime.abort());
    await Promise.race([all, wait(STOP_LIMIT_MS, inTime.signal).catch(() => {})]);
    listeners.clear();
  }

  return {
    run,
    count: () => listeners.size,
  };
}
