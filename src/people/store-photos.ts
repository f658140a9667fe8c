import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';

/** Sides, in pixels, in which a photo is kept. */
export const PHOTO_SIZES = [96, 256, 512] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];

export interface Photo {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  /** SHA-256 in hexadecimal of the largest size: the same for every size of one photo. */
  readonly digest: string;
}

/** A member's photo as a square of `size` pixels; null when there is none. Whether the public may see it is in the card. */
export async function findPhoto(db: Query, organisationId: string, memberId: string, size: PhotoSize): Promise<Photo | null> {
  const { rows } = await sql<{ bytes: Buffer; mime_type: string; photo_digest: string }>`
    select photo.bytes, photo.mime_type, member.photo_digest
    from member_photo as photo join member using (organisation_id, member_id)
    where organisation_id = ${organisationId} and member_id = ${memberId} and size = ${size} and photo_digest is not null
  `.execute(db);
  const row = rows[0];
  return row ? { bytes: row.bytes, mimeType: row.mime_type, digest: row.photo_digest } : null;
}

/** Replaces a member's photo in all its sizes. */
export async function writePhoto(
  db: Query,
  owner: { readonly organisationId: string; readonly memberId: string },
  photo: { readonly digest: string; readonly mimeType: string; readonly squares: ReadonlyMap<PhotoSize, Uint8Array> },
): Promise<void> {
  const { organisationId, memberId } = owner;
  for (const [size, bytes] of photo.squares) {
    await sql`
      insert into member_photo (organisation_id, member_id, size, mime_type, bytes)
      values (${organisationId}, ${memberId}, ${size}, ${photo.mimeType}, ${Buffer.from(bytes)})
      on conflict (organisation_id, member_id, size) do update set mime_type = excluded.mime_type, bytes = excluded.bytes
    `.execute(db);
  }
  await sql`
    update member set photo_digest = ${photo.digest} where organisation_id = ${organisationId} and member_id = ${memberId}
  `.execute(db);
}

export async function deletePhoto(db: Query, organisationId: string, memberId: string): Promise<void> {
  await sql`delete from member_photo where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(db);
  await sql`update member set photo_digest = null where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(db);
}
