import { sql } from 'kysely';
import type { NetworkName } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';

/** A sealed value, wherever it is kept. `key` orders all of them. */
export type SealedRow = { readonly key: string; readonly sealed: Buffer } & (
  | { readonly table: 'account_secret'; readonly id: string }
  | { readonly table: 'account_authorisation'; readonly id: string }
  | { readonly table: 'network_application'; readonly network: NetworkName; readonly server: string; readonly clientId: string }
);

interface Row {
  key: string;
  sealed: Buffer;
  source: SealedRow['table'];
  id: string;
  network: NetworkName;
  server: string;
  client: string;
}

/** What this room keeps sealed in the organisation, from `after` on; nobody else writes it until this transaction ends. */
export async function lockSealed(tx: Transaction, after: string | null, limit: number): Promise<SealedRow[]> {
  const { organisationId } = tx;
  // Each table by itself: a lock sees rows that somebody wrote while it was waited for, the union below reads them as they are then.
  await sql`select 1 from account_secret where organisation_id = ${organisationId} for update`.execute(tx.db);
  await sql`select 1 from account_authorisation where organisation_id = ${organisationId} and sealed is not null for update`.execute(tx.db);
  await sql`select 1 from network_application where organisation_id = ${organisationId} for update`.execute(tx.db);
  const { rows } = await sql<Row>`
    select * from (
      select 'a:' || account_id as key, sealed, 'account_secret' as source, account_id::text as id, '' as network, '' as server, '' as client
        from account_secret where organisation_id = ${organisationId}
      union all
      select 'b:' || authorisation_id, sealed, 'account_authorisation', authorisation_id::text, '', '', ''
        from account_authorisation where organisation_id = ${organisationId} and sealed is not null
      union all
      select 'c:' || network || ':' || server || ':' || client_id, sealed, 'network_application', '', network, server, client_id
        from network_application where organisation_id = ${organisationId}
    ) as every where key collate "C" > ${after ?? ''} order by key collate "C" limit ${limit}`.execute(tx.db);
  return rows.map(({ key, sealed, source, id, network, server, client }) =>
    source === 'network_application'
      ? { key, sealed, table: source, network, server, clientId: client }
      : { key, sealed, table: source, id },
  );
}

/** The same value, under another secret. Its version stays: whoever holds it open need not read it again. */
export async function writeResealed(tx: Transaction, row: SealedRow, sealed: Buffer): Promise<void> {
  const { organisationId } = tx;
  if (row.table === 'account_secret')
    await sql`update account_secret set sealed = ${sealed} where organisation_id = ${organisationId} and account_id = ${row.id}`.execute(
      tx.db,
    );
  else if (row.table === 'account_authorisation')
    await sql`
      update account_authorisation set sealed = ${sealed}
      where organisation_id = ${organisationId} and authorisation_id = ${row.id} and sealed is not null`.execute(tx.db);
  else
    await sql`
      update network_application set sealed = ${sealed}
      where organisation_id = ${organisationId} and network = ${row.network} and server = ${row.server}
        and client_id = ${row.clientId}`.execute(tx.db);
}
