import { findAccount } from '../accounts/index.ts';
import type { Mentionable } from '../inbox/index.ts';
import { withTies } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { askNetwork } from './ask-network.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';

/** Somebody is typing: what comes later than this helps nobody. */
const LIMIT_MS = 4_000;

/** Whom the account's network proposes to who types a mention there, with the handles that the same people have elsewhere. */
export async function searchDirectory(
  deps: Pick<CircleDeps, 'database' | 'connections'>,
  { organisationId }: Pick<Visitor, 'organisationId'>,
  { accountId, typed }: { readonly accountId: string; readonly typed: string },
): Promise<Result<Mentionable[], AskRefusal>> {
  const found = await askNetwork(
    deps,
    { organisationId, accountId },
    (connection) => connection.searchPeople?.(typed, AbortSignal.timeout(LIMIT_MS)) ?? null,
  );
  if (!found.ok) return found;
  return await deps.database.read(organisationId, async (db): Promise<Result<Mentionable[], AskRefusal>> => {
    const account = await findAccount(db, organisationId, accountId);
    if (account === null) return fail({ kind: 'not-found' });
    return succeed(await withTies(db, organisationId, { network: account.network, people: found.value }));
  });
}
