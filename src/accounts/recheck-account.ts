import type { Database } from '../platform/database/index.ts';
import type { OpenedAccount } from './connections.ts';
import type { HearingInbox } from './hearing-inbox.ts';

const POSTS_A_CALL = 25;

/**
 * Looks at posts of open conversations again, for the edits and deletions that no notification tells. One call to the network; a failure
 * is left to the listener, which meets it too. Where reading costs money, nobody looks twice.
 */
export async function recheckAccount(
  deps: { readonly database: Database; readonly inbox: HearingInbox },
  { account, connection }: OpenedAccount,
): Promise<void> {
  if (connection.capabilities.metered) return;
  const { organisationId, accountId } = account;
  const asked = await deps.inbox.refsToRecheck({ organisationId, accountId }, POSTS_A_CALL);
  if (asked.length === 0) return;
  const posts = await connection.posts(asked);
  if (!posts.ok) return;
  await deps.database.transact(organisationId, async (tx) => void (await deps.inbox.recheck(tx, account, { asked, posts: posts.value })));
}
