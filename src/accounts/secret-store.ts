import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** An account's sealed credentials. A reader whose `connectionNumber` or `version` is older holds credentials that were renewed since. */
export interface SealedCredentials {
  readonly sealed: Buffer;
  readonly connectionNumber: number;
  readonly version: number;
}

export async function findSealed(db: Query, organisationId: string, accountId: string): Promise<SealedCredentials | null> {
  const { rows } = await sql<{ sealed: Buffer; connection_number: number; version: number }>`
    select sealed, connection_number, version from account_secret
    where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  const row = rows[0];
  return row ? { sealed: row.sealed, connectionNumber: row.connection_number, version: row.version } : null;
}

/** Keeps the credentials of a new connection in place of any earlier ones. */
export async function writeSealed(tx: Transaction, accountId: string, sealed: Buffer): Promise<void> {
  await sql`
    insert into account_secret (organisation_id, account_id, sealed, connection_number)
    select organisation_id, account_id, ${sealed}, connection_number from account
      where organisation_id = ${tx.organisationId} and account_id = ${accountId}
    on conflict (organisation_id, account_id) do update
      set sealed = excluded.sealed, connection_number = excluded.connection_number, version = account_secret.version + 1, updated_at = now()`.execute(
    tx.db,
  );
}

/** Keeps renewed credentials of the same connection; answers their version, or null when that connection is over. */
export async function renewSealed(
  tx: Transaction,
  account: { readonly accountId: string; readonly connectionNumber: number },
  sealed: Buffer,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    update account_secret set sealed = ${sealed}, version = version + 1, updated_at = now()
    where organisation_id = ${tx.organisationId} and account_id = ${account.accountId} and connection_number = ${account.connectionNumber}
    returning version`.execute(tx.db);
  return rows[0]?.version ?? null;
}

export async function eraseSealed(tx: Transaction, accountId: string): Promise<void> {
  await sql`delete from account_secret where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}
