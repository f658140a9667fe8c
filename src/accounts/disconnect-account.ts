import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import { eraseSealed } from './secret-store.ts';
import { changeState, findAccount, lockAccount } from './store.ts';

/** Disconnects an account: its credentials are erased, its history stays. Disconnecting twice is the same as once. */
export async function disconnectAccount(
  deps: { readonly database: Database },
  visitor: Visitor,
  accountId: string,
): Promise<Result<Account, { kind: 'not-allowed' } | { kind: 'not-found' }>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) return fail({ kind: 'not-found' } as const);
    if (account.state === 'disconnected') return succeed(account);
    await eraseSealed(tx, accountId);
    await changeState(tx, { accountId }, 'was-disconnected', null);
    tx.record({ kind: 'account.disconnected', memberId: visitor.memberId, accountId, data: { handle: account.handle } });
    return succeed((await findAccount(tx.db, tx.organisationId, accountId)) ?? account);
  });
}
