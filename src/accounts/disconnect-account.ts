import type { NetworkConnection } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import type { AccountKey, Connections } from './connections.ts';
import { revokeInTime } from './revoke.ts';
import { eraseSealed } from './secret-store.ts';
import { changeState, findAccount, lockAccount } from './store.ts';

export interface DisconnectDeps {
  readonly database: Database;
  /** What is to be done on the network while the account still can: ends by itself within some seconds, whatever the network does. */
  readonly beforeDisconnect?: (key: AccountKey) => Promise<void>;
  readonly connections: Pick<Connections, 'openToLeave'>;
}

/**
 * Disconnects an account: its credentials are erased here, its history stays; then they are given back to the network, as far as it answers
 * (first there, and the listener would take it for a break). Disconnecting twice is the same as once.
 */
export async function disconnectAccount(
  deps: DisconnectDeps,
  visitor: Visitor,
  accountId: string,
): Promise<Result<Account, { kind: 'not-allowed' } | { kind: 'not-found' }>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  const found = await deps.database.read(organisationId, (db) => findAccount(db, organisationId, accountId));
  if (found !== null && found.state !== 'disconnected') await deps.beforeDisconnect?.({ organisationId, accountId });
  const leaving = await deps.connections.openToLeave({ organisationId, accountId });
  const disconnected = await deps.database.transact(organisationId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) return fail({ kind: 'not-found' } as const);
    if (account.state === 'disconnected') return succeed(account);
    await eraseSealed(tx, accountId);
    await changeState(tx, { accountId }, 'was-disconnected', null);
    tx.record({ kind: 'account.disconnected', memberId: visitor.memberId, accountId, data: { handle: account.handle } });
    return succeed((await findAccount(tx.db, tx.organisationId, accountId)) ?? account);
  });
  if (leaving !== null) await giveBack(deps, { organisationId, accountId }, leaving);
  return disconnected;
}

/** What the network answered is journalled: where it did not take them back, a person removes Visavis in its own settings. */
async function giveBack(deps: DisconnectDeps, { organisationId, accountId }: AccountKey, connection: NetworkConnection): Promise<void> {
  const revoked = await revokeInTime(connection);
  const data = { revoked: revoked.ok, ...(revoked.ok ? {} : { why: revoked.error.kind }) };
  await deps.database.transact(organisationId, async (tx) => tx.record({ kind: 'account.given-back', accountId, data }));
}
