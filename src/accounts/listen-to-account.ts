import type { Heard, NetworkFailure } from '../networks/network.ts';
import { impossible } from '../platform/result.ts';
import type { Account, AccountEvent, Trouble } from './account.ts';
import type { AccountKey, Connections, OpenedAccount } from './connections.ts';
import { ConnectionOver, retrySetAside, storeHeard } from './store-heard.ts';
import type { StoreHeardDeps } from './store-heard.ts';
import { keepStanding } from './standing-store.ts';
import { changeState } from './store.ts';
import { breakAccount } from './tell-break.ts';

export interface ListenDeps extends StoreHeardDeps {
  readonly connections: Connections;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
}

/** How often a server is asked what its account may do: limits and rights change rarely. */
const ASK_AGAIN_MS = 24 * 3_600_000;

/** What the supervisor sees of a listener. */
export interface Hearing {
  /** Clock of the last page, good or not stored yet; the account is silent when this is too old. */
  heardAt: number;
  /** Heard again since the supervisor last noted it. */
  noted: boolean;
  trouble: Trouble | null;
  /** How the last page came, and what the network still grants. */
  way: Heard['way'] | null;
  quota: Heard['quota'];
  /** Milliseconds between the last two looks that found nothing new; null before. */
  lookEveryMs: number | null;
  opened: OpenedAccount | null;
  /** Last health written, to write only what changes. */
  written: AccountEvent | null;
}

/** Why a listener ended: its network refused it, its connection is over, or it was told to stop. */
export type ListeningEnd = 'refused' | 'over' | 'stopped';

/**
 * Hears one account until `signal` aborts: stores each page with its cursor, and keeps the account's health true. Going silent is left to the
 * supervisor, whose one timer watches all listeners. Throws for bugs only.
 */
export async function listenToAccount(deps: ListenDeps, key: AccountKey, hearing: Hearing, signal: AbortSignal): Promise<ListeningEnd> {
  for (;;) {
    const opened = await deps.connections.open(key);
    if (opened === null) return await refuse(deps, key, { kind: 'credentials-unreadable' });
    hearing.opened = opened;
    try {
      const end = await hearAll(deps, opened, hearing, signal);
      if (end !== 'renewed') return end;
    } catch (error) {
      if (error instanceof ConnectionOver) return 'over';
      if (signal.aborted) return 'stopped';
      throw error;
    } finally {
      hearing.opened = null;
      await opened.connection.close();
    }
  }
}

async function hearAll(deps: ListenDeps, opened: OpenedAccount, hearing: Hearing, signal: AbortSignal): Promise<ListeningEnd | 'renewed'> {
  const { account, connection } = opened;
  const aside = await retrySetAside(deps, account, signal);
  askStanding(deps, opened);
  let askedAt = deps.clock();
  if (aside > 0) deps.log.warn({ accountId: account.accountId, aside }, 'arrivals of this account are still set aside');
  let cursor = JSON.stringify(account.cursor ?? null);
  for await (const page of connection.listen(account.cursor ?? null, signal)) {
    if (signal.aborted) return 'stopped';
    if (page.ok) {
      const moved = JSON.stringify(page.value.cursor ?? null);
      // An empty look costs no statement: an account that nobody speaks to is looked at all day.
      if (page.value.arrivals.length > 0 || moved !== cursor) await storeHeard(deps, account, page.value, signal);
      cursor = moved;
      await noteHealthy(deps, account, hearing, page.value);
      if (deps.clock() - askedAt > ASK_AGAIN_MS) {
        askedAt = deps.clock();
        askStanding(deps, opened);
      }
    } else if (page.error.kind === 'unauthorised') {
      if (!(await opened.isCurrent())) return 'renewed';
      return await refuse(deps, account, troubleOf(page.error));
    } else {
      hearing.trouble = troubleOf(page.error);
    }
  }
  return 'stopped';
}

/** Asks its server anew what the account is and may do, beside listening. What is known stays when it does not say; listening tells why. */
function askStanding(deps: ListenDeps, { account, connection }: OpenedAccount): void {
  const ask = async (): Promise<void> => {
    const standing = await connection.standing();
    if (!standing.ok || standing.value.person.identity !== account.identity) return;
    await deps.database.transact(account.organisationId, (tx) => keepStanding(tx, account.accountId, standing.value));
  };
  ask().catch((error: unknown) => deps.log.warn({ accountId: account.accountId, err: error }, 'what an account may do could not be kept'));
}

async function noteHealthy(deps: ListenDeps, account: Account, hearing: Hearing, page: Heard): Promise<void> {
  const now = deps.clock();
  // While it catches up, or has news, it does not wait before it looks again.
  if (page.upToDate && page.arrivals.length === 0) hearing.lookEveryMs = Math.round(now - hearing.heardAt);
  hearing.heardAt = now;
  hearing.noted = false;
  hearing.way = page.way;
  hearing.quota = page.quota;
  hearing.trouble = null;
  const event = page.upToDate ? 'caught-up' : 'fell-behind';
  if (hearing.written === event) return;
  await deps.database.transact(account.organisationId, (tx) => changeState(tx, account, event, null));
  hearing.written = event;
}

async function refuse(deps: ListenDeps, account: AccountKey & { connectionNumber?: number }, trouble: Trouble): Promise<ListeningEnd> {
  await deps.database.transact(account.organisationId, (tx) => breakAccount(tx, account, trouble));
  return 'refused';
}

/** A network's failure as the account's trouble. */
export function troubleOf(failure: NetworkFailure): Trouble {
  switch (failure.kind) {
    case 'rate-limited':
      return { kind: failure.because ?? failure.kind, retryAt: failure.retryAt.toISOString() };
    case 'unauthorised':
      return { kind: failure.kind, detail: failure.reason };
    case 'rejected':
      return { kind: failure.kind, detail: `${failure.reason}: ${failure.detail}` };
    case 'unavailable':
    case 'outcome-unknown':
      return { kind: failure.kind, detail: failure.detail };
    default:
      return impossible(failure);
  }
}
