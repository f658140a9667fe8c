import { capabilitiesOf, findAccount, isOpen } from '../accounts/index.ts';
import type { Account, Connections, Networks } from '../accounts/index.ts';
import type {
  NetworkConnection,
  NetworkFailure,
  NetworkPicture,
  NetworkProfile,
  NetworkResult,
  ProfileChange,
} from '../networks/network.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { AccountProfile, Brought, Composed, ServedPictures } from './account-profile.ts';
import { composeProfile } from './compose-profile.ts';
import { findPicture, keepPicture, readLayers } from './layer-store.ts';
import { fieldsOf } from './layer.ts';
import type { Layers, PictureId, Shown } from './layer.ts';
import { reconcile } from './reconcile.ts';
import { hasRoomFor, roomOf } from './room.ts';
import { settleFailure, settlePublished, settleUnsupported } from './settle-profile.ts';
import { lockAccountProfile, writeProfile } from './store.ts';

export interface PublishDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly connections: Pick<Connections, 'use'>;
  /** Milliseconds since the epoch, compared with the moments that networks name. */
  readonly now: () => number;
}

export interface ProfileKey {
  readonly organisationId: string;
  readonly accountId: string;
}

/** How long a publisher has a profile to itself. When it takes longer another may begin, which is harmless: both do the same. */
const BUSY_MS = 60_000;
/** While an account cannot speak, its profile is looked at again this much later. */
const SHUT_MS = 60_000;

interface Claimed {
  readonly profile: AccountProfile;
  readonly account: Account;
  readonly layers: Layers;
}

/**
 * Brings an account's profile to what its layers want. Before anything is written to the network it is noted here what will be: a process may
 * die at any point, and the next one knows its own words again and takes nobody else's for them. Runs any number of times.
 * `layers`: what should lie over the original instead of what is set; nothing at all when the account takes its leave.
 */
export async function publishProfile(deps: PublishDeps, key: ProfileKey, layers?: Layers): Promise<void> {
  const claimed = await claim(deps, key, layers);
  if (claimed === null) return;
  const result = await deps.connections.use(key, async (connection) => await bring(deps, key, claimed, connection));
  await deps.database.transact(key.organisationId, async (tx) => {
    if (result.ok) await settlePublished(tx, claimed, result.value);
    else await settleFailure(deps, tx, claimed, result.error);
  });
}

const roomFor = ({ networks }: PublishDeps, account: Account) => roomOf(capabilitiesOf(account, networks), networks[account.network]);

async function claim(deps: PublishDeps, { organisationId, accountId }: ProfileKey, instead: Layers | undefined): Promise<Claimed | null> {
  return await deps.database.transact(organisationId, async (tx) => {
    const profile = await lockAccountProfile(tx, accountId);
    if (profile === null) return null;
    const isLive = profile.state === 'pending' || profile.state === 'published';
    if (instead === undefined && !(isLive && profile.due && profile.free)) return null;
    const account = await findAccount(tx.db, organisationId, accountId);
    if (account === null) return null;
    if (!isOpen(account.state)) {
      await writeProfile(tx, profile, { dueInMs: SHUT_MS });
      return null;
    }
    const layers = instead ?? (await readLayers(tx.db, organisationId, accountId));
    const fields = fieldsOf(layers);
    if (fields.length > 0 && !hasRoomFor(roomFor(deps, account), fields)) {
      await settleUnsupported(tx, profile);
      return null;
    }
    await writeProfile(tx, profile, { busyMs: BUSY_MS });
    return { profile, account, layers };
  });
}

/** Reads the profile, keeps what it will cover, and changes what differs. */
async function bring(deps: PublishDeps, key: ProfileKey, claimed: Claimed, connection: NetworkConnection): Promise<NetworkResult<Brought>> {
  const read = await connection.readProfile();
  if (!read.ok) return read;
  const { served } = claimed.profile;
  const seen = toShown(read.value, served);
  const known = reconcile(claimed.profile, seen);
  const fields = fieldsOf(claimed.layers);
  const leftAlone = known.leftAlone.filter((field) => fields.includes(field));
  const shown = composeProfile(known.original, claimed.layers, roomFor(deps, claimed.account), leftAlone);
  const kept = await keepCovered(deps, key, connection, { seen, shown });
  if (!kept.ok) return kept;
  await deps.database.transact(key.organisationId, async (tx) => {
    const profile = await lockAccountProfile(tx, key.accountId);
    if (profile) await writeProfile(tx, profile, { original: known.original, leftAlone, intended: shown, busyMs: BUSY_MS });
  });
  const change = await changeOf(deps, key, seen, shown);
  if (!change.ok) return change;
  const outcome = { shown, original: known.original, leftAlone, taken: known.taken };
  if (Object.keys(change.value).length === 0) return succeed({ ...outcome, seen: read.value, served });
  const updated = await connection.updateProfile(change.value, read.value.version);
  return updated.ok ? succeed({ ...outcome, seen: updated.value, served: servedNow(served, change.value, shown, updated.value) }) : updated;
}

const toShown = ({ displayName, description, avatarDigest, bannerDigest }: NetworkProfile, served: ServedPictures): Shown => ({
  displayName,
  description,
  avatar: avatarDigest === null ? null : (served[avatarDigest] ?? avatarDigest),
  banner: bannerDigest === null ? null : (served[bannerDigest] ?? bannerDigest),
});

const MOST_SERVED = 8;

/** What is known of how the server shows our pictures, with those that it has just been given. */
function servedNow(before: ServedPictures, change: ProfileChange, shown: Shown, now: NetworkProfile): ServedPictures {
  const known = new Map(Object.entries(before));
  for (const name of ['avatar', 'banner'] as const) {
    const [ours, theirs] = [shown[name], now[`${name}Digest`]];
    if (!change[name] || ours === null || theirs === null || ours === theirs) continue;
    known.delete(theirs);
    known.set(theirs, ours);
  }
  return Object.fromEntries([...known].slice(-MOST_SERVED));
}

/** Keeps the bytes of the pictures that are about to be covered, to put them back one day. */
async function keepCovered(
  deps: PublishDeps,
  { organisationId }: ProfileKey,
  connection: NetworkConnection,
  { seen, shown }: { seen: Shown; shown: Shown },
): Promise<NetworkResult<undefined>> {
  for (const name of ['avatar', 'banner'] as const) {
    const there = seen[name];
    if (there === null || shown[name] === there) continue;
    if ((await deps.database.read(organisationId, (db) => findPicture(db, organisationId, there))) !== null) continue;
    const picture = await connection.readPicture(name);
    if (!picture.ok) return picture;
    const bytes = picture.value;
    if (bytes === null) continue;
    await deps.database.transact(organisationId, (tx) => keepPicture(tx, bytes, ''));
  }
  return succeed();
}

async function changeOf(
  deps: PublishDeps,
  { organisationId }: ProfileKey,
  seen: Shown,
  shown: Composed,
): Promise<NetworkResult<ProfileChange>> {
  const pictures = new Map<string, NetworkPicture | null>();
  for (const name of ['avatar', 'banner'] as const) {
    const wanted: PictureId | null = shown[name];
    if (wanted === seen[name]) continue;
    const kept = wanted && (await deps.database.read(organisationId, (db) => findPicture(db, organisationId, wanted)));
    if (wanted !== null && !kept) return fail(PICTURE_MISSING);
    pictures.set(name, kept ? { bytes: kept.bytes, mimeType: kept.mimeType } : null);
  }
  return succeed({
    ...(shown.displayName === seen.displayName ? {} : { displayName: shown.displayName }),
    ...(shown.description === seen.description ? {} : { description: shown.description }),
    ...Object.fromEntries(pictures),
  });
}

const PICTURE_MISSING: NetworkFailure = { kind: 'rejected', reason: 'invalid', detail: 'picture-missing' };
