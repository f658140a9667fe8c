import { sql } from 'kysely';
import type { Holding } from '../people/index.ts';
import { isUnheld } from './unheld-store.ts';

/**
 * What this room keeps of members. What they published stays, with its text; nobody is told any more who wrote it. What stood beside words
 * that they did not send goes with their data, and what nothing holds any more goes at once.
 */
export const mediaHolding: Holding = {
  name: 'media',
  erase: async (tx, memberId) => {
    const { organisationId } = tx;
    await sql`delete from draft_media where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(tx.db);
    await sql`
      delete from published_media carried using publication
      where carried.organisation_id = ${organisationId} and publication.organisation_id = ${organisationId}
        and publication.publication_id = carried.publication_id and publication.member_id = ${memberId} and publication.state = 'cancelled'`.execute(
      tx.db,
    );
    await sql`
      delete from publication_card card using publication
      where card.organisation_id = ${organisationId} and publication.organisation_id = ${organisationId}
        and publication.publication_id = card.publication_id and publication.member_id = ${memberId} and publication.state = 'cancelled'`.execute(
      tx.db,
    );
    await sql`
      delete from media where organisation_id = ${organisationId} and member_id = ${memberId}
        and ${isUnheld(organisationId, sql`media.media_id`)}`.execute(tx.db);
    await sql`update media set member_id = null where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(tx.db);
    await sql`update published_media set alt_by = null where organisation_id = ${organisationId} and alt_by = ${memberId}`.execute(tx.db);
  },
  /** Newest first, 10,000 at most; the files themselves are where `fileUrl` says. */
  export: async (db, organisationId, memberId) => {
    const { rows } = await sql<Record<string, unknown>>`
      select media_id as "mediaId", kind, mime_type as "mimeType", width, height, size_bytes as "sizeBytes", created_at as "createdAt",
        case when digest is not null then '/api/v1/media/' || media_id || '/' || digest || '/file' end as "fileUrl"
      from media where organisation_id = ${organisationId} and member_id = ${memberId} order by created_at desc limit 10000`.execute(db);
    return rows;
  },
};
