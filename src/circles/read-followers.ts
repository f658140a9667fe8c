import { findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Result } from '../platform/result.ts';
import { fail, succeed } from '../platform/result.ts';
import { askNetwork } from './ask-network.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';
import type { FollowersPageView } from './schema.ts';
import { findKnown } from './store.ts';

/** A page of who follows the account, as its network has it now, and who of them is known here. `after`: null for the first. */
export async function readFollowers(
  deps: Pick<CircleDeps, 'database' | 'connections'>,
  visitor: Visitor,
  { accountId, after }: { readonly accountId: string; readonly after: string | null },
): Promise<Result<FollowersPageView, AskRefusal>> {
  const { organisationId } = visitor;
  const page = await askNetwork(deps, { organisationId, accountId }, (connection) =>
    connection.capabilities.followerPages === true && connection.followers !== undefined ? connection.followers(after) : null,
  );
  if (!page.ok) return page;
  const { people, next } = page.value;
  return await deps.database.read(organisationId, async (db): Promise<Result<FollowersPageView, AskRefusal>> => {
    const account = await findAccount(db, organisationId, accountId);
    if (account === null) return fail({ kind: 'not-found' });
    const identities = people.map(({ identity }) => identity);
    const known = await findKnown(db, organisationId, { accountId, network: account.network, identities });
    const followers = people.map(({ identity, handle, displayName, avatarUrl }) => {
      const here = known.get(identity);
      const { correspondentId = null, conversationId = null } = here ?? {};
      return { identity, handle, displayName, avatarUrl, correspondentId, conversationId };
    });
    return succeed({ followers, next });
  });
}
