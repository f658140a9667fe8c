import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

export interface Portrait {
  readonly digest: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** A character's portrait as a square of `size` pixels; null when there is none. Also of one that was retired. */
export async function findPortrait(db: Query, organisationId: string, personaId: string, size: number): Promise<Portrait | null> {
  const { rows } = await sql<{ portrait_digest: string; mime_type: string; bytes: Buffer }>`
    select portrait_digest, mime_type, bytes from persona
    join persona_portrait portrait using (organisation_id, persona_id)
    where organisation_id = ${organisationId} and persona_id = ${personaId} and size = ${size} and portrait_digest is not null`.execute(db);
  const row = rows[0];
  return row ? { digest: row.portrait_digest, mimeType: row.mime_type, bytes: row.bytes } : null;
}

/** Puts a portrait in place of the one before; null takes it away. The digest is written with the character. */
export async function writePortrait(
  tx: Transaction,
  personaId: string,
  portrait: { readonly mimeType: string; readonly squares: ReadonlyMap<number, Uint8Array> } | null,
): Promise<void> {
  await sql`delete from persona_portrait where organisation_id = ${tx.organisationId} and persona_id = ${personaId}`.execute(tx.db);
  for (const [size, bytes] of portrait?.squares ?? []) {
    await sql`
      insert into persona_portrait (organisation_id, persona_id, size, mime_type, bytes)
      values (${tx.organisationId}, ${personaId}, ${size}, ${portrait!.mimeType}, ${Buffer.from(bytes)})`.execute(tx.db);
  }
}
