import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** True where nothing holds the file that `mediaId` names: no draft, no wording of a post, no publication, no card of a link. */
export const isUnheld = (organisationId: string, mediaId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`not exists (
  select 1 from draft_media held where held.organisation_id = ${organisationId} and held.media_id = ${mediaId}
  union all select 1 from post_media held where held.organisation_id = ${organisationId} and held.media_id = ${mediaId}
  union all select 1 from published_media held where held.organisation_id = ${organisationId} and held.media_id = ${mediaId}
  union all select 1 from publication_card held where held.organisation_id = ${organisationId} and held.media_id = ${mediaId}
  union all select 1 from link_card held where held.organisation_id = ${organisationId} and held.media_id = ${mediaId})`;
