import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Media, MediaFailure } from './media.ts';
import type { MediaState } from './schema.ts';
import { isUnheld } from './unheld-store.ts';

export interface MediaRow {
  media_id: string;
  member_id: string | null;
  state: MediaState;
  size_bytes: number;
  received_bytes: number;
  kind: 'picture' | 'film' | null;
  mime_type: string | null;
  width: number | null;
  height: number | null;
  milliseconds: number | null;
  animated: boolean;
  source_digest: string | null;
  digest: string | null;
  likeness: string | null;
  failure: MediaFailure | null;
  tries: number;
  used_at: Date;
}

/** Adds one whose parts are still to come. */
export async function insertMedia(tx: Transaction, one: { mediaId: string; memberId: string; sizeBytes: number }): Promise<Media> {
  const { rows } = await sql<MediaRow>`
    insert into media (organisation_id, media_id, member_id, state, size_bytes)
    values (${tx.organisationId}, ${one.mediaId}, ${one.memberId}, 'receiving', ${one.sizeBytes})
    returning ${COLUMNS}`.execute(tx.db);
  return toMedia(rows[0]!);
}

export async function findMedia(db: Query, organisationId: string, mediaIds: readonly string[]): Promise<Map<string, Media>> {
  if (mediaIds.length === 0) return new Map();
  const { rows } = await sql<MediaRow>`
    select ${COLUMNS} from media
    where organisation_id = ${organisationId} and media_id = any(${[...new Set(mediaIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.media_id, toMedia(row)]));
}

export async function findOne(db: Query, organisationId: string, mediaId: string): Promise<Media | null> {
  return (await findMedia(db, organisationId, [mediaId])).get(mediaId) ?? null;
}

export async function lockMedia(tx: Transaction, mediaId: string): Promise<Media | null> {
  const { rows } = await sql<MediaRow>`
    select ${COLUMNS} from media where organisation_id = ${tx.organisationId} and media_id = ${mediaId} for update`.execute(tx.db);
  return rows[0] ? toMedia(rows[0]) : null;
}

export interface MediaChange {
  readonly state: MediaState;
  readonly failure?: MediaFailure | null;
  readonly tries?: number;
  readonly keptBytes?: number;
  readonly is?: Pick<
    Media,
    'kind' | 'mimeType' | 'width' | 'height' | 'milliseconds' | 'animated' | 'sourceDigest' | 'digest' | 'likeness'
  >;
}

/** Writes what became of a locked one. The only place that writes its state. */
export async function writeMedia(tx: Transaction, before: Media, change: MediaChange): Promise<Media> {
  const is = change.is ?? before;
  const failure = change.failure ?? null;
  const { rows } = await sql<MediaRow>`
    update media set state = ${change.state}, failure = ${failure === null ? null : JSON.stringify(failure)}::jsonb,
      tries = ${change.tries ?? before.tries}, kept_bytes = coalesce(${change.keptBytes ?? null}::bigint, kept_bytes), kind = ${is.kind},
      mime_type = ${is.mimeType}, width = ${is.width}, height = ${is.height}, milliseconds = ${is.milliseconds}, animated = ${is.animated},
      source_digest = ${is.sourceDigest}, digest = ${is.digest}, likeness = ${is.likeness === null ? null : String(is.likeness)}::bigint
    where organisation_id = ${tx.organisationId} and media_id = ${before.mediaId}
    returning ${COLUMNS}`.execute(tx.db);
  return toMedia(rows[0]!);
}

/** Says that something was put into a draft or a publication, or taken out: a week is counted from now. */
export async function touchMedia(tx: Transaction, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0) return;
  await sql`
    update media set used_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and media_id = any(${[...new Set(mediaIds)].toSorted()}::uuid[])`.execute(tx.db);
}

/** Whether a draft, a post, a publication or the card of a link holds it. */
export async function isUsed(db: Query, organisationId: string, mediaId: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select not ${isUnheld(organisationId, sql`${mediaId}::uuid`)} as used`.execute(db);
  return rows[0]?.used ?? false;
}

/** Removes it with its bytes. */
export async function deleteMedia(tx: Transaction, mediaId: string): Promise<void> {
  await sql`delete from media where organisation_id = ${tx.organisationId} and media_id = ${mediaId}`.execute(tx.db);
}

/** Bytes that an organisation keeps, or is about to. */
export async function sumKept(db: Query, organisationId: string): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(case when state in ('receiving', 'checking') then greatest(size_bytes, kept_bytes) else kept_bytes end), 0)::float8 as sum
    from media where organisation_id = ${organisationId}`.execute(db);
  return rows[0]?.sum ?? 0;
}

/** What a member is bringing now, and brought within the hour. */
export async function countUploads(db: Query, organisationId: string, memberId: string): Promise<{ now: number; hour: number }> {
  const { rows } = await sql<{ now: number; hour: number }>`
    select (count(*) filter (where state in ('receiving', 'checking') and created_at > now() - interval '10 minutes'))::int as now,
      count(*)::int as hour
    from media where organisation_id = ${organisationId} and member_id = ${memberId} and created_at > now() - interval '1 hour'`.execute(
    db,
  );
  return rows[0] ?? { now: 0, hour: 0 };
}

const COLUMNS = sql`media_id, member_id, state, size_bytes::float8 as size_bytes, received_bytes::float8 as received_bytes, kind, mime_type, width,
  height, milliseconds, animated, source_digest, digest, likeness::text as likeness, failure, tries, used_at`;

function toMedia(row: MediaRow): Media {
  return {
    mediaId: row.media_id,
    memberId: row.member_id,
    state: row.state,
    sizeBytes: row.size_bytes,
    receivedBytes: row.received_bytes,
    kind: row.kind,
    mimeType: row.mime_type,
    width: row.width,
    height: row.height,
    milliseconds: row.milliseconds,
    animated: row.animated,
    sourceDigest: row.source_digest,
    digest: row.digest,
    likeness: row.likeness === null ? null : BigInt(row.likeness),
    failure: row.failure,
    tries: row.tries,
    usedAt: row.used_at,
  };
}
