import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

export interface Settings {
  readonly altRequired: boolean;
  readonly maximumBytes: number;
}

const USUAL: Settings = { altRequired: true, maximumBytes: 10 * 1024 ** 3 };

export async function findSettings(db: Query, organisationId: string): Promise<Settings> {
  const { rows } = await sql<{ alt_required: boolean; maximum_bytes: number }>`
    select alt_required, maximum_bytes::float8 as maximum_bytes from media_setting where organisation_id = ${organisationId}`.execute(db);
  return rows[0] ? { altRequired: rows[0].alt_required, maximumBytes: rows[0].maximum_bytes } : USUAL;
}

export async function writeAltRequired(tx: Transaction, altRequired: boolean): Promise<void> {
  await sql`
    insert into media_setting (organisation_id, alt_required) values (${tx.organisationId}, ${altRequired})
    on conflict (organisation_id) do update set alt_required = excluded.alt_required`.execute(tx.db);
}
