import { sql } from 'kysely';
import type { Uploaded } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Attachment } from './schema.ts';

/** Where words that are not sent yet are kept: whose they are, and beside what. */
export interface DraftPlace {
  readonly memberId: string;
  /** A conversation. */
  readonly placeId: string;
}

export async function listDraftMedia(db: Query, organisationId: string, { memberId, placeId }: DraftPlace): Promise<Attachment[]> {
  const { rows } = await sql<{ media_id: string; alt: string }>`
    select media_id, alt from draft_media
    where organisation_id = ${organisationId} and member_id = ${memberId} and place_id = ${placeId} order by position`.execute(db);
  return rows.map((row) => ({ mediaId: row.media_id, alt: row.alt }));
}

/** Puts these in the place of all that was there; answers what was. */
export async function replaceDraftMedia(tx: Transaction, place: DraftPlace, attachments: readonly Attachment[]): Promise<Attachment[]> {
  const { rows } = await sql<{ media_id: string; alt: string }>`
    delete from draft_media
    where organisation_id = ${tx.organisationId} and member_id = ${place.memberId} and place_id = ${place.placeId}
    returning media_id, alt`.execute(tx.db);
  if (attachments.length > 0) {
    await sql`
      insert into draft_media (organisation_id, member_id, place_id, position, media_id, alt)
      select ${tx.organisationId}, ${place.memberId}, ${place.placeId}, position, media_id, alt
      from json_to_recordset(${numbered(attachments)}::json) as one (position int, media_id uuid, alt text)`.execute(tx.db);
  }
  return rows.map((row) => ({ mediaId: row.media_id, alt: row.alt }));
}

export interface PublishedMedia extends Attachment {
  readonly publicationId: string;
  readonly position: number;
  /** On the network already, and good for a while; null otherwise. */
  readonly uploaded: Uploaded | null;
}

interface PublishedRow {
  publication_id: string;
  position: number;
  media_id: string;
  alt: string;
  handle: unknown;
  handle_until: Date | null;
}

/** What publications carry, in its order. */
export async function listPublishedMedia(db: Query, organisationId: string, publicationIds: readonly string[]): Promise<PublishedMedia[]> {
  if (publicationIds.length === 0) return [];
  const { rows } = await sql<PublishedRow>`
    select publication_id, position, media_id, alt, handle, handle_until from published_media
    where organisation_id = ${organisationId} and publication_id = any(${[...publicationIds]}::uuid[]) order by publication_id, position`.execute(
    db,
  );
  return rows.map((row) => ({
    publicationId: row.publication_id,
    position: row.position,
    mediaId: row.media_id,
    alt: row.alt,
    uploaded: row.handle_until === null ? null : { handle: row.handle, until: row.handle_until },
  }));
}

/** `altBy`: who wrote the texts, where nobody is known to have written the same for the same picture before. */
export async function insertPublishedMedia(
  tx: Transaction,
  publicationId: string,
  { attachments, altBy }: { attachments: readonly Attachment[]; altBy: string | null },
): Promise<void> {
  if (attachments.length === 0) return;
  await sql`
    insert into published_media (organisation_id, publication_id, position, media_id, alt, alt_by)
    select ${tx.organisationId}, ${publicationId}, one.position, one.media_id, one.alt, coalesce((
      select earlier.alt_by from published_media earlier
      where earlier.organisation_id = ${tx.organisationId} and earlier.media_id = one.media_id and earlier.alt = one.alt
      order by earlier.created_at limit 1), ${altBy}::uuid)
    from json_to_recordset(${numbered(attachments)}::json) as one (position int, media_id uuid, alt text)`.execute(tx.db);
}

/** Whether something that it carries has yet to be brought to its network, or was so long ago that it may be forgotten there. */
export async function wantsUpload(db: Query, organisationId: string, publicationId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from published_media where organisation_id = ${organisationId} and publication_id = ${publicationId}
      and (handle_until is null or handle_until < now() + interval '2 minutes') limit 1`.execute(db);
  return rows.length > 0;
}

/** Keeps what a network answered to an upload. */
export async function writeHandle(tx: Transaction, publicationId: string, position: number, uploaded: Uploaded | null): Promise<void> {
  await sql`
    update published_media set handle = ${uploaded === null ? null : JSON.stringify(uploaded.handle)}::jsonb,
      handle_until = ${uploaded?.until ?? null}
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId} and position = ${position}`.execute(tx.db);
}

const numbered = (attachments: readonly Attachment[]): string =>
  JSON.stringify(attachments.map(({ mediaId, alt }, position) => ({ position, media_id: mediaId, alt })));
