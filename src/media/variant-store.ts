import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Fitted } from './fit-picture.ts';

interface VariantRow {
  mime_type: string;
  width: number;
  height: number;
  digest: string;
  bytes: Buffer;
}

/** What was made of a picture under this name; null: nothing yet. */
export async function findVariant(db: Query, organisationId: string, mediaId: string, name: string): Promise<Fitted | null> {
  const { rows } = await sql<VariantRow>`
    select mime_type, width, height, digest, bytes from media_variant
    where organisation_id = ${organisationId} and media_id = ${mediaId} and name = ${name}`.execute(db);
  const row = rows[0];
  return row ? { mimeType: row.mime_type, width: row.width, height: row.height, digest: row.digest, bytes: row.bytes } : null;
}

/** Keeps what was made. What another process kept under this name meanwhile stays. */
export async function keepVariant(tx: Transaction, mediaId: string, name: string, made: Fitted): Promise<void> {
  const { rows } = await sql`
    insert into media_variant (organisation_id, media_id, name, mime_type, width, height, digest, bytes)
    select ${tx.organisationId}, media_id, ${name}, ${made.mimeType}, ${made.width}, ${made.height}, ${made.digest}, ${Buffer.from(made.bytes)}
    from media where organisation_id = ${tx.organisationId} and media_id = ${mediaId}
    on conflict do nothing returning 1`.execute(tx.db);
  if (rows.length === 0) return;
  await sql`
    update media set kept_bytes = kept_bytes + ${made.bytes.byteLength}
    where organisation_id = ${tx.organisationId} and media_id = ${mediaId}`.execute(tx.db);
}
