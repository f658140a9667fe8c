import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';
import { ALIKE } from './likeness.ts';
import type { ReadyMedia } from './media.ts';

export interface UsedAlt {
  readonly alt: string;
  readonly memberId: string | null;
  readonly usedAt: Date;
  readonly same: boolean;
}

/** Shapes may differ by so much: a picture that was cut is another one. */
const SHAPE = 0.05;

/** Texts under which this picture, or one that looks like it, went out before: the same one first, then the newest; each text once. */
export async function listUsedAlts(db: Query, organisationId: string, media: ReadyMedia, limit: number): Promise<UsedAlt[]> {
  const same = sql`(media.digest = ${media.digest} or media.source_digest = ${media.sourceDigest})`;
  const likeness = media.likeness === null ? null : String(media.likeness);
  const { rows } = await sql<{ alt: string; alt_by: string | null; created_at: Date; same: boolean }>`
    select * from (
      select distinct on (used.alt) used.alt, used.alt_by, used.created_at, ${same} as same
      from media join published_media used using (organisation_id, media_id)
      where organisation_id = ${organisationId} and used.alt <> '' and media.kind = ${media.kind}
        and (${same} or (
          bit_count((media.likeness # ${likeness}::bigint)::bit(64)) <= ${ALIKE}
          and abs(media.width::float8 / media.height - ${media.width / media.height}::float8) < ${SHAPE}::float8 * media.width / media.height))
      order by used.alt, ${same} desc, used.created_at desc) as found
    order by same desc, created_at desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ alt: row.alt, memberId: row.alt_by, usedAt: row.created_at, same: row.same }));
}
