import { sql } from 'kysely';
import type { NetworkName } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';

/** An application that the organisation registered with a server of a network, as it is kept. */
export interface KeptApplication {
  readonly network: NetworkName;
  readonly server: string;
  readonly clientId: string;
  readonly sealed: Buffer;
}

export async function writeApplication(tx: Transaction, application: KeptApplication): Promise<void> {
  const { network, server, clientId, sealed } = application;
  await sql`
    insert into network_application (organisation_id, network, server, client_id, sealed)
    values (${tx.organisationId}, ${network}, ${server}, ${clientId}, ${sealed})
    on conflict (organisation_id, network, server) do update
      set client_id = excluded.client_id, sealed = excluded.sealed, updated_at = now()`.execute(tx.db);
}

/** The organisation's applications, 100 at most. */
export async function listApplications(db: Query, organisationId: string): Promise<KeptApplication[]> {
  const { rows } = await sql<{ network: NetworkName; server: string; client_id: string; sealed: Buffer }>`
    select network, server, client_id, sealed from network_application
    where organisation_id = ${organisationId} order by network, server limit 100`.execute(db);
  return rows.map((row) => ({ network: row.network, server: row.server, clientId: row.client_id, sealed: row.sealed }));
}
