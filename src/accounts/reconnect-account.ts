import type { Connected, ConnectFailure } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import { askNetwork, takeUpAgain } from './connect-account.ts';
import type { ConnectDeps } from './connect-account.ts';
import { findAccount, lockAccount } from './store.ts';

export type ReconnectRefusal =
  | ConnectFailure
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  | { kind: 'other-identity'; handle: string };

/**
 * Gives an account new credentials, whatever its health: after its network refused it, after a disconnection, or to replace an app
 * password. They must be of the same identity; its handle may have changed since. What it heard and said stays.
 */
export async function reconnectAccount(
  deps: ConnectDeps,
  visitor: Visitor,
  request: { readonly accountId: string; readonly secret: string },
): Promise<Result<Account, ReconnectRefusal>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  const known = await deps.database.read(organisationId, (db) => findAccount(db, organisationId, request.accountId));
  if (known === null) return fail({ kind: 'not-found' });
  const { network, server, handle, identity } = known;
  const asked = { organisationId, server, secret: request.secret };
  const byHandle = await askNetwork(deps.networks, network, { ...asked, handle });
  const renamed = !byHandle.ok && byHandle.error.kind === 'wrong-handle';
  const connected = renamed ? await askNetwork(deps.networks, network, { ...asked, handle: identity }) : byHandle;
  return connected.ok ? await keepReconnected(deps, visitor, request.accountId, connected.value) : connected;
}

/** Keeps what a network answered to a member who connects one of our accounts again. */
export async function keepReconnected(
  deps: Pick<ConnectDeps, 'database' | 'seal'>,
  visitor: Visitor,
  accountId: string,
  connected: Connected,
): Promise<Result<Account, ReconnectRefusal>> {
  return await deps.database.transact<Result<Account, ReconnectRefusal>>(visitor.organisationId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) return fail({ kind: 'not-found' });
    const { identity, handle } = connected.person;
    if (identity !== account.identity) return fail({ kind: 'other-identity', handle });
    await takeUpAgain(deps, tx, account, connected);
    tx.record({
      kind: 'account.connected',
      memberId: visitor.memberId,
      accountId,
      data: { network: account.network, handle, again: true },
    });
    return succeed((await findAccount(tx.db, tx.organisationId, accountId)) ?? account);
  });
}
