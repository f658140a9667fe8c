import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { FoundRow } from './calendar-file/index.ts';
import type { Made } from './made.ts';

/** A calendar that somebody brought. */
export interface Import {
  readonly importId: string;
  readonly memberId: string;
  readonly fileName: string;
  readonly kind: 'csv' | 'icalendar';
  readonly rows: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly unknownColumns: readonly string[];
}

export interface KeptRow extends FoundRow {
  readonly place: number;
  /** Null until it was made. */
  readonly made: Made | null;
}

/** Keeps it for a day, with its rows; older ones go. */
export async function insertImport(tx: Transaction, one: Import, rows: readonly FoundRow[]): Promise<void> {
  const { organisationId } = tx;
  await sql`
    delete from post_import where organisation_id = ${organisationId} and brought_at < clock_timestamp() - interval '1 day'`.execute(tx.db);
  const reading = JSON.stringify({ rows: one.rows, columns: one.columns, unknownColumns: one.unknownColumns });
  await sql`
    insert into post_import (organisation_id, import_id, member_id, file_name, kind, reading)
    values (${organisationId}, ${one.importId}, ${one.memberId}, ${one.fileName}, ${one.kind}, ${reading}::jsonb)`.execute(tx.db);
  const said = rows.map(({ row, fault }) => JSON.stringify({ row, fault }));
  await sql`
    insert into post_import_row (organisation_id, import_id, place, line, row)
    select ${organisationId}, ${one.importId}, place - 1, line, said::jsonb
    from unnest(${rows.map(({ line }) => line)}::int[], ${said}::text[]) with ordinality as found (line, said, place)`.execute(tx.db);
}

/** One that this member brought, within the day. */
export async function findImport(
  db: Query,
  organisationId: string,
  { importId, memberId }: { readonly importId: string; readonly memberId: string },
): Promise<Import | null> {
  const { rows } = await sql<{
    file_name: string;
    kind: Import['kind'];
    reading: Pick<Import, 'rows' | 'columns' | 'unknownColumns'>;
  }>`
    select file_name, kind, reading from post_import
    where organisation_id = ${organisationId} and import_id = ${importId} and member_id = ${memberId}`.execute(db);
  const [found] = rows;
  return found ? { importId, memberId, fileName: found.file_name, kind: found.kind, ...found.reading } : null;
}

/** The rows from a place on, `limit` at most, which nobody else makes until this transaction ends. */
export async function lockRows(
  tx: Transaction,
  importId: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<KeptRow[]> {
  const { rows } = await sql<{ place: number; line: number; row: Pick<FoundRow, 'row' | 'fault'>; made: Made | null }>`
    select place, line, row, made from post_import_row
    where organisation_id = ${tx.organisationId} and import_id = ${importId} and place >= ${from}
    order by place limit ${limit} for update`.execute(tx.db);
  return rows.map(({ place, line, row: { row, fault }, made }) => ({ place, line, made, row, fault }));
}

export async function writeMade(tx: Transaction, importId: string, made: ReadonlyMap<number, Made>): Promise<void> {
  await sql`
    update post_import_row as kept set made = told.made::jsonb
    from unnest(${[...made.keys()]}::int[], ${[...made.values()].map((one) => JSON.stringify(one))}::text[]) as told (place, made)
    where kept.organisation_id = ${tx.organisationId} and kept.import_id = ${importId} and kept.place = told.place`.execute(tx.db);
}

/** The post that was made of this source before; null when none was. */
export async function findImported(tx: Transaction, sourceKey: string): Promise<string | null> {
  const { rows } = await sql<{ post_id: string }>`
    select post_id from imported_post where organisation_id = ${tx.organisationId} and source_key = ${sourceKey}`.execute(tx.db);
  return rows[0]?.post_id ?? null;
}

/** Notes what was made of a source; false when somebody was quicker. */
export async function noteImported(tx: Transaction, sourceKey: string, postId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into imported_post (organisation_id, source_key, post_id) values (${tx.organisationId}, ${sourceKey}, ${postId})
    on conflict do nothing`.execute(tx.db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What a member brought goes with his or her personal data; what was made of it is the organisation's. */
export async function deleteImportsOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`delete from post_import where organisation_id = ${tx.organisationId} and member_id = ${memberId}`.execute(tx.db);
}
