import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { NetworkPicture } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Layer, LayerContent, Layers, PictureId } from './layer.ts';

/** Writes what a layer wants. */
export async function writeLayer(tx: Transaction, accountId: string, layer: Layer, content: LayerContent): Promise<void> {
  await sql`
    insert into profile_layer (organisation_id, account_id, layer, content)
    values (${tx.organisationId}, ${accountId}, ${layer}, ${JSON.stringify(content)}::jsonb)
    on conflict (organisation_id, account_id, layer) do update set content = excluded.content, set_at = now()`.execute(tx.db);
}

/** Takes a layer away. */
export async function removeLayer(tx: Transaction, accountId: string, layer: Layer): Promise<void> {
  await sql`
    delete from profile_layer
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and layer = ${layer}`.execute(tx.db);
}

/** What a layer wants; nobody else changes it until this transaction ends, once it is there. Null when it is not. */
export async function lockLayer(tx: Transaction, accountId: string, layer: Layer): Promise<LayerContent | null> {
  const { rows } = await sql<{ content: LayerContent }>`
    select content from profile_layer
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and layer = ${layer} for update`.execute(tx.db);
  return rows[0]?.content ?? null;
}

export async function readLayers(db: Query, organisationId: string, accountId: string): Promise<Layers> {
  const { rows } = await sql<{ layer: Layer; content: LayerContent }>`
    select layer, content from profile_layer where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return Object.fromEntries(rows.map(({ layer, content }) => [layer, content]));
}

/** Keeps a picture; the same bytes again are the same picture, with its newest words. */
export async function keepPicture(tx: Transaction, picture: NetworkPicture, alt: string): Promise<PictureId> {
  const pictureId = createHash('sha256').update(picture.bytes).digest('hex');
  await sql`
    insert into profile_picture (organisation_id, picture_id, mime_type, bytes, alt)
    values (${tx.organisationId}, ${pictureId}, ${picture.mimeType}, ${Buffer.from(picture.bytes)}, ${alt})
    on conflict (organisation_id, picture_id) do update set alt = excluded.alt, kept_at = now()`.execute(tx.db);
  return pictureId;
}

export interface KeptPicture extends NetworkPicture {
  readonly alt: string;
}

export async function findPicture(db: Query, organisationId: string, pictureId: PictureId): Promise<KeptPicture | null> {
  const { rows } = await sql<{ mime_type: NetworkPicture['mimeType']; bytes: Buffer; alt: string }>`
    select mime_type, bytes, alt from profile_picture
    where organisation_id = ${organisationId} and picture_id = ${pictureId}`.execute(db);
  const row = rows[0];
  return row ? { bytes: row.bytes, mimeType: row.mime_type, alt: row.alt } : null;
}

/** Forgets the pictures, kept more than a day ago, that no layer, no profile and no team picture names. */
export async function forgetPictures(tx: Transaction): Promise<void> {
  await sql`
    delete from profile_picture picture
    where organisation_id = ${tx.organisationId} and kept_at < now() - interval '1 day'
      and not exists (select 1 from profile_layer layer where layer.organisation_id = ${tx.organisationId}
        and picture.picture_id in (layer.content ->> 'avatar', layer.content ->> 'banner'))
      and not exists (select 1 from account_profile profile where profile.organisation_id = ${tx.organisationId}
        and picture.picture_id in (profile.original ->> 'avatar', profile.original ->> 'banner', profile.published ->> 'avatar',
          profile.published ->> 'banner', profile.intended ->> 'avatar', profile.intended ->> 'banner'))
      and not exists (select 1 from team_picture team where team.organisation_id = ${tx.organisationId}
        and team.logo_id = picture.picture_id)`.execute(tx.db);
}
