import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import { findAccount, lockAccount, writeSettings } from './store.ts';
import type { AccountSettings } from './store.ts';

/** Changes how an account signs and how long its messages can be taken back. Holds for what is written from now on. */
export async function updateAccount(
  deps: { readonly database: Database },
  visitor: Visitor,
  request: { readonly accountId: string; readonly settings: AccountSettings },
): Promise<Result<Account, { kind: 'not-allowed' } | { kind: 'not-found' }>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const before = await lockAccount(tx, request.accountId);
    if (before === null) return fail({ kind: 'not-found' } as const);
    await writeSettings(tx, request.accountId, request.settings);
    tx.record({ kind: 'account.changed', memberId: visitor.memberId, accountId: request.accountId, data: { ...request.settings } });
    return succeed((await findAccount(tx.db, tx.organisationId, request.accountId)) ?? before);
  });
}
