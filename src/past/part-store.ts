import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Adds a part to a locked reading. */
export async function addPart(tx: Transaction, readingId: string, part: { number: number; bytes: Uint8Array }): Promise<void> {
  await sql`
    insert into past_part (organisation_id, reading_id, number, bytes)
    values (${tx.organisationId}, ${readingId}, ${part.number}, ${Buffer.from(part.bytes)})`.execute(tx.db);
  await sql`
    update past_reading set received_bytes = received_bytes + ${part.bytes.length}
    where organisation_id = ${tx.organisationId} and reading_id = ${readingId}`.execute(tx.db);
}

export async function findPart(db: Query, organisationId: string, readingId: string, number: number): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from past_part where organisation_id = ${organisationId} and reading_id = ${readingId} and number = ${number}`.execute(db);
  return rows[0]?.bytes ?? null;
}

/** Deletes some parts of a reading; false when none was left. */
export async function deleteSomeParts(tx: Transaction, readingId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from past_part where organisation_id = ${tx.organisationId} and reading_id = ${readingId} and number in (
      select number from past_part where organisation_id = ${tx.organisationId} and reading_id = ${readingId} order by number limit 16)`.execute(
    tx.db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}
