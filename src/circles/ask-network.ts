import { setTimeout as sleep } from 'node:timers/promises';
import { findAccount, shutBecause } from '../accounts/index.ts';
import type { Account, AccountKey, Connections } from '../accounts/index.ts';
import type { BlueskyOwn } from '../networks/bluesky/index.ts';
import type { NetworkConnection, NetworkFailure, NetworkResult } from '../networks/network.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, impossible } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

export interface CircleDeps {
  readonly database: Database;
  readonly connections: Pick<Connections, 'use'>;
  /** What a connection offers that is Bluesky's own; null when it is another network's. */
  readonly ownOf: (connection: NetworkConnection) => BlueskyOwn | null;
  readonly newRecordKey: () => string;
}

/** Why a network gave no answer while a person waits for one. Nothing was kept; what was to change may have changed if it is `unreachable`. */
export type AskRefusal =
  | { kind: 'not-found' }
  /** The account's network, or this one's server, has no such thing. */
  | { kind: 'not-on-this-network' }
  | { kind: NonNullable<ReturnType<typeof shutBecause>> }
  | { kind: 'rate-limited'; retryAt: Date }
  | { kind: 'unreachable' }
  /** The network says no, for good. */
  | { kind: 'network-refused'; reason: string };

/** Longest wait for all that one press asks of a network; browsers wait longer. */
const LIMIT_MS = 25_000;

/** Asks the account's network while somebody waits. `act` answers null where there is no such thing. */
export async function askNetwork<Value>(
  { database, connections }: Pick<CircleDeps, 'database' | 'connections'>,
  key: AccountKey,
  act: (connection: NetworkConnection, account: Account) => Promise<NetworkResult<Value>> | null,
): Promise<Result<Value, AskRefusal>> {
  const account = await database.read(key.organisationId, (db) => findAccount(db, key.organisationId, key.accountId));
  if (account === null) return fail({ kind: 'not-found' });
  const shut = shutBecause(account.state);
  if (shut !== null) return fail({ kind: shut });
  const answered = new AbortController();
  const asked = connections.use<Value>(key, async (connection) => await (act(connection, account) ?? NOT_THERE));
  try {
    const late = sleep(LIMIT_MS, LATE, { signal: answered.signal, ref: false }).catch(() => LATE);
    const result = await Promise.race([asked, late]);
    return result.ok ? result : fail(refusalOf(result.error));
  } catch {
    return fail({ kind: 'unreachable' });
  } finally {
    answered.abort();
  }
}

/** The same, of what only Bluesky has. */
export async function askOwn<Value>(
  deps: CircleDeps,
  key: AccountKey,
  act: (own: BlueskyOwn, account: Account) => Promise<NetworkResult<Value>>,
): Promise<Result<Value, AskRefusal>> {
  return await askNetwork(deps, key, (connection, account) => {
    const own = deps.ownOf(connection);
    return own === null ? null : act(own, account);
  });
}

const NOT_THERE = fail<NetworkFailure>({ kind: 'rejected', reason: 'unsupported', detail: '' });
const LATE = fail<NetworkFailure>({ kind: 'unavailable', detail: 'no answer in time' });

function refusalOf(error: NetworkFailure): AskRefusal {
  switch (error.kind) {
    case 'rate-limited':
      return error;
    case 'unauthorised':
      return { kind: 'account-needs-reconnection' };
    case 'unavailable':
    case 'outcome-unknown':
      return { kind: 'unreachable' };
    case 'rejected':
      return error.reason === 'unsupported' ? { kind: 'not-on-this-network' } : { kind: 'network-refused', reason: error.reason };
    default:
      return impossible(error);
  }
}

/** What an account's network would be asked for must be there: the refusals as HTTP has them. */
export function statusOfAsk(refusal: AskRefusal): 404 | 409 | 429 | 502 {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'rate-limited':
      return 429;
    case 'unreachable':
      return 502;
    case 'not-on-this-network':
    case 'account-disconnected':
    case 'account-needs-reconnection':
    case 'account-paused':
    case 'network-refused':
      return 409;
    default:
      return impossible(refusal);
  }
}
