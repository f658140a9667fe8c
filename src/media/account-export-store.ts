import { sql } from 'kysely';
import type { AccountExport } from '../accounts/index.ts';

const ROWS = 500;
const START = '00000000-0000-0000-0000-000000000000:0';

/** What this room gives of an account to whoever takes its history along: what its publications carried, with their texts and where the files are. */
export const mediaExport: AccountExport = {
  kind: 'media',
  page: async (db, { organisationId, accountId, withPrivate }, after) => {
    const [publicationId = '', position = '0'] = (after ?? START).split(':');
    const last = after === null ? -1 : Number(position);
    const { rows } = await sql<{ key: string; row: Record<string, unknown> }>`
      select carried.publication_id || ':' || carried.position as key, jsonb_build_object(
        'publicationId', carried.publication_id, 'position', carried.position, 'mediaId', media.media_id, 'what', media.kind,
        'mimeType', media.mime_type, 'width', media.width, 'height', media.height, 'digest', media.digest, 'alt', carried.alt,
        'altBy', carried.alt_by, 'fileUrl', '/api/v1/media/' || media.media_id || '/' || media.digest || '/file') as row
      from published_media carried join media using (organisation_id, media_id) join publication using (organisation_id, publication_id)
      where organisation_id = ${organisationId} and publication.account_id = ${accountId}
        and (${withPrivate} or publication.visibility <> 'private')
        and (carried.publication_id, carried.position) > (${publicationId}::uuid, ${last}::int)
      order by carried.publication_id, carried.position limit ${ROWS}`.execute(db);
    return { rows: rows.map(({ row }) => row), next: rows.length < ROWS ? null : (rows.at(-1)?.key ?? null) };
  },
};
