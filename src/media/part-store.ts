import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import { PART_BYTES } from './media.ts';

/** Adds the next part to a locked file. */
export async function addPart(tx: Transaction, mediaId: string, part: { number: number; bytes: Uint8Array }): Promise<void> {
  await insertPart(tx, mediaId, part.number, part.bytes);
  await sql`
    update media set received_bytes = received_bytes + ${part.bytes.length}
    where organisation_id = ${tx.organisationId} and media_id = ${mediaId}`.execute(tx.db);
}

async function insertPart(tx: Transaction, mediaId: string, number: number, bytes: Uint8Array): Promise<void> {
  await sql`
    insert into media_part (organisation_id, media_id, number, bytes)
    values (${tx.organisationId}, ${mediaId}, ${number}, ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)})`.execute(tx.db);
}

export async function findPart(db: Query, organisationId: string, mediaId: string, number: number): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from media_part
    where organisation_id = ${organisationId} and media_id = ${mediaId} and number = ${number}`.execute(db);
  return rows[0]?.bytes ?? null;
}

/** The whole file. */
export async function readParts(db: Query, organisationId: string, mediaId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let number = 0; ; number += 1) {
    const part = await findPart(db, organisationId, mediaId, number);
    if (part === null) return Buffer.concat(parts);
    parts.push(part);
  }
}

/** `length` bytes from `offset` on; fewer where the file ends. */
export async function readStretch(
  db: Query,
  organisationId: string,
  mediaId: string,
  { offset, length }: { offset: number; length: number },
): Promise<Buffer> {
  const found: Buffer[] = [];
  const end = offset + length;
  for (let at = offset; at < end;) {
    const number = Math.floor(at / PART_BYTES);
    const from = at - number * PART_BYTES;
    const many = Math.min(PART_BYTES - from, end - at);
    const { rows } = await sql<{ bytes: Buffer }>`
      select substring(bytes from ${from + 1}::int for ${many}::int) as bytes from media_part
      where organisation_id = ${organisationId} and media_id = ${mediaId} and number = ${number}`.execute(db);
    const bytes = rows[0]?.bytes;
    if (bytes === undefined || bytes.length === 0) break;
    found.push(bytes);
    at += bytes.length;
    if (bytes.length < many) break;
  }
  return Buffer.concat(found);
}

/** Puts other bytes in the place of as many that stand at `offset`. */
export async function overwrite(tx: Transaction, mediaId: string, { offset, bytes }: { offset: number; bytes: Uint8Array }): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const at = offset + done;
    const number = Math.floor(at / PART_BYTES);
    const from = at - number * PART_BYTES;
    const many = Math.min(PART_BYTES - from, bytes.length - done);
    await sql`
      update media_part set bytes = overlay(bytes placing ${Buffer.from(bytes.subarray(done, done + many))} from ${from + 1}::int)
      where organisation_id = ${tx.organisationId} and media_id = ${mediaId} and number = ${number}`.execute(tx.db);
    done += many;
  }
}

/** Puts another file in the place of what came. */
export async function replaceParts(tx: Transaction, mediaId: string, bytes: Uint8Array): Promise<void> {
  await deleteParts(tx, mediaId);
  for (let number = 0; number * PART_BYTES < bytes.length; number += 1) {
    await insertPart(tx, mediaId, number, bytes.subarray(number * PART_BYTES, (number + 1) * PART_BYTES));
  }
}

export async function deleteParts(tx: Transaction, mediaId: string): Promise<void> {
  await sql`delete from media_part where organisation_id = ${tx.organisationId} and media_id = ${mediaId}`.execute(tx.db);
}

/** Bytes of the file as it is kept. */
export async function sizeOfParts(db: Query, organisationId: string, mediaId: string): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select coalesce(sum(octet_length(bytes)), 0)::float8 as size from media_part
    where organisation_id = ${organisationId} and media_id = ${mediaId}`.execute(db);
  return rows[0]?.size ?? 0;
}
