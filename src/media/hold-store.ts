import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';
import { touchMedia } from './store.ts';

/**
 * Has a wording of a post hold these; it lets them go when it is forgotten itself. Those that are gone, or cannot be sent, are left out: answers
 * the others.
 */
export async function holdForPost(
  tx: Transaction,
  { postId, revision, mediaIds }: { readonly postId: string; readonly revision: number; readonly mediaIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (mediaIds.length === 0) return new Set();
  const { rows } = await sql<{ media_id: string }>`
    insert into post_media (organisation_id, post_id, revision, media_id)
    select ${tx.organisationId}, ${postId}, ${revision}, media_id from media
    where organisation_id = ${tx.organisationId} and media_id = any(${[...new Set(mediaIds)].toSorted()}::uuid[]) and state = 'ready'
    on conflict do nothing returning media_id`.execute(tx.db);
  const held = rows.map((row) => row.media_id);
  await touchMedia(tx, held);
  return new Set(held);
}
