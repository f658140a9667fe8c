import { listAccounts } from './accounts/index.ts';
import type { Account } from './accounts/index.ts';
import { listOrganisations } from './platform/database/index.ts';
import type { Database } from './platform/database/index.ts';

/** Prints every account with its state, the reason of that state, and when it last heard its network (UTC). Answers the exit code. */
export async function printAccounts(database: Database, say: (line: string) => void): Promise<number> {
  let count = 0;
  for (const organisationId of await listOrganisations(database)) {
    const accounts = await database.read(organisationId, async (db) => await listAccounts(db, organisationId));
    count += accounts.length;
    for (const account of accounts) say(describe(account));
  }
  if (count === 0) say('No account is connected.');
  return 0;
}

function describe({ organisationId, accountId, network, handle, state, trouble, lastHeardAt }: Account): string {
  const heard = lastHeardAt ? `heard ${lastHeardAt.toISOString()}` : 'never heard';
  const why = trouble ? ` (${trouble.kind}${trouble.detail ? `: ${trouble.detail}` : ''})` : '';
  return [organisationId, accountId, network.padEnd(8), handle, `${state}${why}`, heard].join('  ');
}
