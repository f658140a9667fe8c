import { findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { FIELDS } from './layer.ts';
import { mayProfiles } from './policy.ts';
import { findAccountProfile } from './store.ts';
import { wishAgain } from './wish.ts';

/** Publishes a profile again now, because a person wants it: also over what another person changed in the network's own app. */
export async function retryProfile(
  deps: { readonly database: Database },
  visitor: Visitor,
  accountId: string,
): Promise<Result<undefined, { kind: 'not-allowed' } | { kind: 'not-found' }>> {
  if (!mayProfiles('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId, memberId } = visitor;
  return await deps.database.transact(organisationId, async (tx) => {
    const account = await findAccount(tx.db, organisationId, accountId);
    const profile = account && (await findAccountProfile(tx.db, organisationId, accountId));
    if (!profile) return fail({ kind: 'not-found' } as const);
    await wishAgain(tx, accountId, FIELDS);
    tx.record({ kind: 'profile.retried', accountId, memberId });
    return succeed();
  });
}
