import { sql } from 'kysely';
import type { Uploaded } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { KeptCard, LinkCard } from './card.ts';

interface CardRow {
  url: string;
  title: string;
  description: string;
  media_id: string | null;
  fetched_at: Date;
}

/** Pages change: after so long, one is asked anew. */
const FRESH = '7 days';
/** Nobody wants it any more; words that show it have it for themselves. */
const KEPT = '30 days';
const FORGOTTEN_AT_ONCE = 100;

const toCard = (row: Omit<CardRow, 'fetched_at'>): LinkCard => ({
  url: row.url,
  title: row.title,
  description: row.description,
  picture: row.media_id === null ? null : { mediaId: row.media_id },
});
const toKept = (row: CardRow): KeptCard => ({ ...toCard(row), fetchedAt: row.fetched_at });

/** What a page said of itself when it was asked lately; null: it was not. */
export async function findCard(db: Query, organisationId: string, url: string): Promise<KeptCard | null> {
  const { rows } = await sql<CardRow>`
    select url, title, description, media_id, fetched_at from link_card
    where organisation_id = ${organisationId} and url = ${url} and fetched_at > now() - ${FRESH}::interval`.execute(db);
  return rows[0] ? toKept(rows[0]) : null;
}

/** Keeps it in the place of what the page said before, and forgets some that are old. */
export async function keepCard(tx: Transaction, card: LinkCard): Promise<KeptCard> {
  await sql`
    delete from link_card where organisation_id = ${tx.organisationId} and url in (
      select url from link_card where organisation_id = ${tx.organisationId} and fetched_at < now() - ${KEPT}::interval
      order by fetched_at limit ${FORGOTTEN_AT_ONCE} for update skip locked)`.execute(tx.db);
  const { rows } = await sql<CardRow>`
    insert into link_card (organisation_id, url, title, description, media_id)
    values (${tx.organisationId}, ${card.url}, ${card.title}, ${card.description}, ${card.picture?.mediaId ?? null})
    on conflict (organisation_id, url) do update set title = excluded.title, description = excluded.description, media_id = excluded.media_id,
      fetched_at = clock_timestamp()
    returning url, title, description, media_id, fetched_at`.execute(tx.db);
  return toKept(rows[0]!);
}

/** Has a publication carry a card, with its picture where that is still there. */
export async function attachCard(tx: Transaction, publicationId: string, card: LinkCard): Promise<void> {
  await sql`
    insert into publication_card (organisation_id, publication_id, url, title, description, media_id)
    values (${tx.organisationId}, ${publicationId}, ${card.url}, ${card.title}, ${card.description}, (
      select media_id from media where organisation_id = ${tx.organisationId} and media_id = ${card.picture?.mediaId ?? null}::uuid
        and state = 'ready' and kind = 'picture'))
    on conflict do nothing`.execute(tx.db);
}

/** A card on its way with its publication. */
export interface CarriedCard extends LinkCard {
  /** Its picture is on the network already, and good for a while; null otherwise. */
  readonly uploaded: Uploaded | null;
  /** The network would not have the picture. */
  readonly bare: boolean;
}

export async function findCarriedCard(db: Query, organisationId: string, publicationId: string): Promise<CarriedCard | null> {
  const { rows } = await sql<Omit<CardRow, 'fetched_at'> & { handle: unknown; handle_until: Date | null; bare: boolean }>`
    select url, title, description, media_id, handle, handle_until, bare from publication_card
    where organisation_id = ${organisationId} and publication_id = ${publicationId}`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const uploaded = row.handle_until === null ? null : { handle: row.handle, until: row.handle_until };
  return { ...toCard(row), uploaded, bare: row.bare };
}

/** By publication; those without one are not there. */
export async function listCarriedCards(
  db: Query,
  organisationId: string,
  publicationIds: readonly string[],
): Promise<Map<string, LinkCard>> {
  if (publicationIds.length === 0) return new Map();
  const { rows } = await sql<Omit<CardRow, 'fetched_at'> & { publication_id: string }>`
    select publication_id, url, title, description, media_id from publication_card
    where organisation_id = ${organisationId} and publication_id = any(${[...publicationIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.publication_id, toCard(row)]));
}

/** Whether its picture has yet to be brought to its network, or was so long ago that it may be forgotten there. */
export async function wantsCardUpload(db: Query, organisationId: string, publicationId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from publication_card where organisation_id = ${organisationId} and publication_id = ${publicationId} and media_id is not null
      and not bare and (handle_until is null or handle_until < now() + interval '2 minutes') limit 1`.execute(db);
  return rows.length > 0;
}

/** Keeps what a network answered to the picture; null: it will not have it, and the card goes without. */
export async function writeCardHandle(tx: Transaction, publicationId: string, uploaded: Uploaded | null): Promise<void> {
  const handle = uploaded === null ? null : JSON.stringify(uploaded.handle);
  await sql`
    update publication_card set handle = ${handle}::jsonb, handle_until = ${uploaded?.until ?? null}, bare = ${uploaded === null}
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
}
