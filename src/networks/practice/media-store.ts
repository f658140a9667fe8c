import { sql } from 'kysely';
import type { Query, Transaction } from '../../platform/database/index.ts';

export interface PracticeMedia {
  readonly mediaId: string;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Keeps a file for the post that is to show it, and forgets those that none ever showed. The same file again is the same. */
export async function keepMedia(tx: Transaction, one: PracticeMedia): Promise<void> {
  await sql`
    delete from practice_media media
    where organisation_id = ${tx.organisationId} and created_at < now() - interval '2 days' and not exists (
      select 1 from practice_post post where post.organisation_id = ${tx.organisationId}
        and post.images @> jsonb_build_array(jsonb_build_object('url', ${mediaUrl('')}::text || media.media_id)))`.execute(tx.db);
  await sql`
    insert into practice_media (organisation_id, media_id, mime_type, width, height, bytes)
    values (${tx.organisationId}, ${one.mediaId}, ${one.mimeType}, ${one.width}, ${one.height}, ${Buffer.from(one.bytes)})
    on conflict (organisation_id, media_id) do update set created_at = now()`.execute(tx.db);
}

/** Which of these are there, whole. */
export async function countMedia(db: Query, organisationId: string, mediaIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from practice_media
    where organisation_id = ${organisationId} and media_id = any(${[...new Set(mediaIds)]}::text[])`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function findPracticeMedia(
  db: Query,
  organisationId: string,
  mediaId: string,
): Promise<Pick<PracticeMedia, 'mimeType' | 'bytes'> | null> {
  const { rows } = await sql<{ mime_type: string; bytes: Buffer }>`
    select mime_type, bytes from practice_media where organisation_id = ${organisationId} and media_id = ${mediaId}`.execute(db);
  return rows[0] ? { mimeType: rows[0].mime_type, bytes: rows[0].bytes } : null;
}

/** Where it is read, on the product's own address. */
export const mediaUrl = (mediaId: string): string => `/practice/media/${mediaId}`;
