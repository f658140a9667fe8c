import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { BrokenRow } from './schema.ts';

/** Keeps the broken rows of a reading that ends, and how many there were in all. */
export async function keepBrokenRows(
  tx: Transaction,
  readingId: string,
  { count, rows }: { readonly count: number; readonly rows: readonly BrokenRow[] },
): Promise<void> {
  // Postgres holds no NUL in a text.
  const kept = rows.map((row, place) => ({ ...row, place, raw: row.raw.toWellFormed().replaceAll('\0', '') }));
  await sql`
    insert into past_broken_row (organisation_id, reading_id, place, line, reason, raw)
    select ${tx.organisationId}, ${readingId}, place, line, reason, raw
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as kept (place int, line int, reason text, raw text)`.execute(tx.db);
  await sql`
    update past_reading set broken_count = ${count} where organisation_id = ${tx.organisationId} and reading_id = ${readingId}`.execute(
    tx.db,
  );
}

/** In the order of the file. */
export async function listBrokenRows(db: Query, organisationId: string, readingId: string, limit: number): Promise<BrokenRow[]> {
  const { rows } = await sql<BrokenRow>`
    select line, reason, raw from past_broken_row where organisation_id = ${organisationId} and reading_id = ${readingId}
    order by place limit ${limit}`.execute(db);
  return rows;
}

export async function deleteBrokenRows(tx: Transaction, readingId: string): Promise<void> {
  await sql`delete from past_broken_row where organisation_id = ${tx.organisationId} and reading_id = ${readingId}`.execute(tx.db);
}
