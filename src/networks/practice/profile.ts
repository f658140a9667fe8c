/** What an account of the practice network shows of itself, and may change. */
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { fail, succeed } from '../../platform/result.ts';
import type {
  NetworkFailure,
  NetworkPicture,
  NetworkProfile,
  NetworkResult,
  ProfileCapabilities,
  ProfileChange,
  ProfilePictureName,
} from '../network.ts';
import { accountPictureUrl, profilePictureUrl } from './person.ts';
import { findPicture, findProfile, forgetPictures, keepPicture, writeProfile } from './profile-store.ts';
import type { ProfileRow } from './profile-store.ts';
import { countGraphemes } from '../counting/index.ts';

export const PROFILE = {
  displayNameLength: 64,
  descriptionLength: 256,
  avatar: { width: 1_000, height: 1_000, maximumBytes: 1_000_000 },
  banner: { width: 3_000, height: 1_000, maximumBytes: 1_000_000 },
} as const satisfies ProfileCapabilities;

const LONGEST_BYTES = 4_000;

/** In graphemes; a text that is short in graphemes and huge in bytes counts for more than any limit. */
export const countProfileLength = (text: string): number => (Buffer.byteLength(text) > LONGEST_BYTES ? text.length : countGraphemes(text));

/** Whose profile, on which network. */
export interface ProfileOwner {
  readonly database: Database;
  readonly organisationId: string;
  readonly identity: string;
}

export async function readProfile({ database, organisationId, identity }: ProfileOwner): Promise<NetworkResult<NetworkProfile>> {
  const found = await database.read(organisationId, (db) => findProfile(db, organisationId, identity));
  return found ? succeed(toProfile(found)) : fail(NOT_HERE);
}

export async function readPicture(
  { database, organisationId, identity }: ProfileOwner,
  name: ProfilePictureName,
): Promise<NetworkResult<NetworkPicture | null>> {
  return await database.read(organisationId, async (db) => {
    const found = await findProfile(db, organisationId, identity);
    if (found === null) return fail(NOT_HERE);
    const id = name === 'avatar' ? found.avatar_id : found.banner_id;
    return succeed(id === null ? null : await findPicture(db, organisationId, id));
  });
}

export async function updateProfile(
  { database, organisationId, identity }: ProfileOwner,
  change: ProfileChange,
  basedOn: string | null,
): Promise<NetworkResult<NetworkProfile>> {
  const refusal = refusalOf(change);
  if (refusal !== null) return fail(refusal);
  return await database.transact(organisationId, async (tx) => {
    const before = await findProfile(tx.db, organisationId, identity);
    if (before === null) return fail(NOT_HERE);
    const changed = String(before.version) !== basedOn || !(await write(tx, identity, before.version, change));
    if (changed) return fail({ kind: 'unavailable', detail: 'the profile was changed meanwhile' });
    await forgetPictures(tx);
    const after = await findProfile(tx.db, organisationId, identity);
    return after ? succeed(toProfile(after)) : fail(NOT_HERE);
  });
}

async function write(tx: Transaction, identity: string, version: number, change: ProfileChange): Promise<boolean> {
  const { displayName, description, avatar, banner } = change;
  for (const picture of [avatar, banner]) if (picture) await keepPicture(tx, idOf(picture), picture);
  return await writeProfile(tx, identity, version, {
    displayName,
    about: description,
    avatarId: avatar && idOf(avatar),
    bannerId: banner && idOf(banner),
  });
}

export const NOT_HERE: NetworkFailure = { kind: 'unauthorised', reason: 'the account is not on this practice network any more' };

const idOf = ({ bytes }: NetworkPicture): string => createHash('sha256').update(bytes).digest('hex');

function refusalOf({ displayName, description, avatar, banner }: ProfileChange): NetworkFailure | null {
  const tooLong = (detail: string): NetworkFailure => ({ kind: 'rejected', reason: 'too-long', detail });
  if (displayName !== undefined && countProfileLength(displayName) > PROFILE.displayNameLength) return tooLong('displayName');
  if (description !== undefined && countProfileLength(description) > PROFILE.descriptionLength) return tooLong('description');
  if (`${displayName}${description}`.includes('\0')) return { kind: 'rejected', reason: 'invalid', detail: 'NUL' };
  if ((avatar?.bytes.byteLength ?? 0) > PROFILE.avatar.maximumBytes) return tooLong('avatar');
  return (banner?.bytes.byteLength ?? 0) > PROFILE.banner.maximumBytes ? tooLong('banner') : null;
}

const toProfile = (row: ProfileRow): NetworkProfile => ({
  version: String(row.version),
  displayName: row.display_name,
  description: row.about,
  // Who gave itself no picture has the mark that the network draws.
  avatarUrl: accountPictureUrl({ handle: row.handle, avatarId: row.avatar_id }),
  bannerUrl: row.banner_id && profilePictureUrl(row.banner_id),
  avatarDigest: row.avatar_id,
  bannerDigest: row.banner_id,
});
