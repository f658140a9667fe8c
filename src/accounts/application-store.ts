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

/** Whether its network calls the organisation's own address; nulls: it never did. */
export interface WebhookCalls {
  /** When it asked for the keys' proof, and had it. */
  readonly webhookCheckedAt: Date | null;
  /** When it last sent something. */
  readonly webhookHeardAt: Date | null;
}

/** Of one server; beside them the oldest goes. */
const MOST_OF_A_SERVER = 5;

/** Keeps it in the place of what it was before, beside other applications of the same server. */
export async function writeApplication(tx: Transaction, application: KeptApplication): Promise<void> {
  const { network, server, clientId, sealed } = application;
  await sql`
    insert into network_application (organisation_id, network, server, client_id, sealed, updated_at)
    values (${tx.organisationId}, ${network}, ${server}, ${clientId}, ${sealed}, clock_timestamp())
    on conflict (organisation_id, network, server, client_id) do update
      set sealed = excluded.sealed, updated_at = clock_timestamp()`.execute(tx.db);
  await sql`
    delete from network_application where organisation_id = ${tx.organisationId} and network = ${network} and server = ${server} and client_id in (
      select client_id from network_application
      where organisation_id = ${tx.organisationId} and network = ${network} and server = ${server}
      order by updated_at desc, client_id offset ${MOST_OF_A_SERVER})`.execute(tx.db);
}

/** The organisation's applications, of each server the one last brought first; 100 at most. */
export async function listApplications(db: Query, organisationId: string): Promise<(KeptApplication & WebhookCalls)[]> {
  const { rows } = await sql<KeptApplication & WebhookCalls>`
    select network, server, client_id as "clientId", sealed, webhook_checked_at as "webhookCheckedAt", webhook_heard_at as "webhookHeardAt"
    from network_application
    where organisation_id = ${organisationId} order by network, server, updated_at desc, client_id limit 100`.execute(db);
  return rows;
}

/** Notes that the network called for an application: not news, and not more often than every ten seconds. */
export async function noteCalled(
  tx: Transaction,
  { network, clientId }: { readonly network: NetworkName; readonly clientId: string },
  what: 'checked' | 'heard',
): Promise<void> {
  const column = what === 'checked' ? sql`webhook_checked_at` : sql`webhook_heard_at`;
  await sql`
    update network_application set ${column} = now()
    where organisation_id = ${tx.organisationId} and network = ${network} and client_id = ${clientId}
      and (${column} is null or ${column} < now() - interval '10 seconds')`.execute(tx.db);
}
