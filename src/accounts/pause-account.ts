import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import { changeState, findAccount, lockAccount } from './store.ts';

export type PauseRefusal = { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'wrong-state'; state: string };

/**
 * Pauses an account, or ends its pause. Paused, it hears nothing and nothing leaves from it; its cursor and what waits to leave stay, so that
 * ending the pause reads all that came meanwhile. Asking for what is so already changes nothing. An account that is broken or disconnected
 * has nothing to pause: `wrong-state`.
 */
export async function pauseAccount(
  deps: { readonly database: Database },
  visitor: Visitor,
  { accountId, paused }: { readonly accountId: string; readonly paused: boolean },
): Promise<Result<Account, PauseRefusal>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact<Result<Account, PauseRefusal>>(visitor.organisationId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) return fail({ kind: 'not-found' });
    if (paused === (account.state === 'paused')) return succeed(account);
    const state = await changeState(tx, { accountId }, paused ? 'was-paused' : 'was-resumed', null);
    if (state === null) return fail({ kind: 'wrong-state', state: account.state });
    tx.record({ kind: paused ? 'account.paused' : 'account.resumed', memberId: visitor.memberId, accountId });
    return succeed((await findAccount(tx.db, tx.organisationId, accountId)) ?? account);
  });
}
