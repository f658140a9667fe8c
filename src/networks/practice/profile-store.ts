import { sql } from 'kysely';
import type { Query, Transaction } from '../../platform/database/index.ts';
import type { NetworkPicture } from '../network.ts';

export interface ProfileRow {
  readonly version: number;
  readonly handle: string;
  readonly display_name: string;
  readonly about: string;
  readonly avatar_id: string | null;
  readonly banner_id: string | null;
}

/** The profile of an account of this network; null when there is no such account. */
export async function findProfile(db: Query, organisationId: string, identity: string): Promise<ProfileRow | null> {
  const { rows } = await sql<ProfileRow>`
    select profile_version as version, handle, display_name, about, avatar_id, banner_id from practice_person
    where organisation_id = ${organisationId} and identity = ${identity} and kind = 'account'`.execute(db);
  return rows[0] ?? null;
}

export interface ProfileColumns {
  readonly displayName?: string | undefined;
  readonly about?: string | undefined;
  /** Undefined: as it is; null: none. */
  readonly avatarId?: string | null | undefined;
  readonly bannerId?: string | null | undefined;
}

/** Changes the profile when it still is the one of `version`. False when it is another by now. */
export async function writeProfile(tx: Transaction, identity: string, version: number, columns: ProfileColumns): Promise<boolean> {
  const picture = (column: 'avatar_id' | 'banner_id', id: string | null | undefined) => (id === undefined ? sql.ref(column) : sql`${id}`);
  const { numAffectedRows } = await sql`
    update practice_person set profile_version = profile_version + 1,
      display_name = coalesce(${columns.displayName ?? null}, display_name), about = coalesce(${columns.about ?? null}, about),
      avatar_id = ${picture('avatar_id', columns.avatarId)}, banner_id = ${picture('banner_id', columns.bannerId)}
    where organisation_id = ${tx.organisationId} and identity = ${identity} and profile_version = ${version}`.execute(tx.db);
  return numAffectedRows === 1n;
}

export async function keepPicture(tx: Transaction, pictureId: string, { bytes, mimeType }: NetworkPicture): Promise<void> {
  await sql`
    insert into practice_picture (organisation_id, picture_id, mime_type, bytes)
    values (${tx.organisationId}, ${pictureId}, ${mimeType}, ${Buffer.from(bytes)}) on conflict do nothing`.execute(tx.db);
}

/** Forgets the pictures that no profile shows any more. */
export async function forgetPictures(tx: Transaction): Promise<void> {
  await sql`
    delete from practice_picture picture where organisation_id = ${tx.organisationId} and not exists (
      select 1 from practice_person person
      where person.organisation_id = ${tx.organisationId} and picture.picture_id in (person.avatar_id, person.banner_id))`.execute(tx.db);
}

export async function findPicture(db: Query, organisationId: string, pictureId: string): Promise<NetworkPicture | null> {
  const { rows } = await sql<{ mime_type: NetworkPicture['mimeType']; bytes: Buffer }>`
    select mime_type, bytes from practice_picture
    where organisation_id = ${organisationId} and picture_id = ${pictureId}`.execute(db);
  return rows[0] ? { bytes: rows[0].bytes, mimeType: rows[0].mime_type } : null;
}
