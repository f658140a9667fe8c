/** The account's own profile: one record, which the network's own app writes too. */
import { z } from 'zod';
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
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { attempt } from './failure.ts';
import { digestOf } from './picture-digest.ts';
import type { Reader } from './reading.ts';
import { CHANGED_MEANWHILE, readRecord, writeRecord, type Place, type StoredRecord } from './record.ts';
import { cleanText, countProfileLength } from './text.ts';

const COLLECTION = 'app.bsky.actor.profile';
const PLACE: Place = { collection: COLLECTION, key: 'self' };

/** https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/actor/profile.json; the sizes are those that its app makes. */
export const PROFILE = {
  displayNameLength: 64,
  descriptionLength: 256,
  avatar: { width: 1_000, height: 1_000, maximumBytes: 1_000_000 },
  banner: { width: 3_000, height: 1_000, maximumBytes: 1_000_000 },
} as const satisfies ProfileCapabilities;

const uploadedBody = z.looseObject({ blob: z.unknown() });

export async function readProfile(reader: Reader): Promise<NetworkResult<NetworkProfile>> {
  const record = await readRecord(reader, PLACE);
  return record.ok ? succeed(toProfile(reader, record.value)) : record;
}

export async function readPicture(reader: Reader, name: ProfilePictureName): Promise<NetworkResult<NetworkPicture | null>> {
  const record = await readRecord(reader, PLACE);
  if (!record.ok) return record;
  const cid = cidOf(record.value.value[name]);
  if (cid === null) return succeed(null);
  return await attempt(async () => {
    const bytes = await bodyOf(reader.agent.com.atproto.sync.getBlob({ did: reader.identity as `did:plc:${string}`, cid }));
    if (!(bytes instanceof Uint8Array)) throw notThisProtocol('the picture');
    return { bytes, mimeType: bytes[0] === 0xff ? ('image/jpeg' as const) : ('image/png' as const) };
  });
}

/** Writes only over the state that the change was thought out for (`swapRecord`): a change made in the network's own app is never lost. */
export async function updateProfile(reader: Reader, change: ProfileChange, basedOn: string | null): Promise<NetworkResult<NetworkProfile>> {
  const refusal = refusalOf(change);
  if (refusal !== null) return fail(refusal);
  const before = await readRecord(reader, PLACE);
  if (!before.ok) return before;
  if (before.value.version !== basedOn) return fail(CHANGED_MEANWHILE);
  const value: Record<string, unknown> = { ...before.value.value, $type: COLLECTION };
  for (const name of ['displayName', 'description'] as const) {
    const text = change[name];
    if (text === '') delete value[name];
    else if (text !== undefined) value[name] = text.toWellFormed();
  }
  for (const name of ['avatar', 'banner'] as const) {
    const picture = change[name];
    if (picture === undefined) continue;
    delete value[name];
    if (picture === null) continue;
    const blob = await upload(reader, picture);
    if (!blob.ok) return blob;
    value[name] = blob.value;
  }
  const written = await writeRecord(reader, PLACE, { value, basedOn });
  if (!written.ok) return written;
  return written.value === null ? fail(CHANGED_MEANWHILE) : succeed(toProfile(reader, { version: written.value, value }));
}

/** What the network would refuse; null when nothing stands against sending it. */
function refusalOf({ displayName, description, avatar, banner }: ProfileChange): NetworkFailure | null {
  const texts = [
    { what: 'displayName', text: displayName, longest: PROFILE.displayNameLength },
    { what: 'description', text: description, longest: PROFILE.descriptionLength },
  ];
  for (const { what, text, longest } of texts) {
    const length = text === undefined ? 0 : countProfileLength(text);
    if (length > longest) return { kind: 'rejected', reason: 'too-long', detail: `${what}: ${length} of ${longest}` };
  }
  for (const [what, picture, size] of [
    ['avatar', avatar, PROFILE.avatar],
    ['banner', banner, PROFILE.banner],
  ] as const) {
    const bytes = picture?.bytes.byteLength ?? 0;
    if (bytes > size.maximumBytes)
      return { kind: 'rejected', reason: 'too-long', detail: `${what}: ${bytes} of ${size.maximumBytes} bytes` };
  }
  return null;
}

/** A file that no record names yet is forgotten by the server after a while: an upload whose answer was lost is simply done again. */
async function upload({ agent }: Reader, { bytes, mimeType }: NetworkPicture): Promise<NetworkResult<unknown>> {
  return await attempt(async () => {
    const body = uploadedBody.safeParse(await bodyOf(agent.com.atproto.repo.uploadBlob(bytes, { encoding: mimeType })));
    if (!body.success) throw notThisProtocol('the answer to a picture');
    return body.data.blob;
  });
}

function toProfile(reader: Reader, { version, value }: StoredRecord): NetworkProfile {
  const text = (name: string): string => (typeof value[name] === 'string' ? cleanText(value[name], 10_000) : '');
  const [avatar, banner] = [cidOf(value['avatar']), cidOf(value['banner'])];
  return {
    version,
    displayName: text('displayName'),
    description: text('description'),
    avatarUrl: avatar && urlOf(reader, 'avatar', avatar),
    bannerUrl: banner && urlOf(reader, 'banner', banner),
    avatarDigest: avatar && (digestOf(avatar) ?? avatar),
    bannerDigest: banner && (digestOf(banner) ?? banner),
  };
}

/** In the sizes of the network's picture service; from the account's own server where that knows nothing of it. */
const urlOf = ({ server, identity, isPublic }: Reader, name: ProfilePictureName, cid: string): string =>
  isPublic
    ? `https://cdn.bsky.app/img/${name}/plain/${identity}/${cid}@jpeg`
    : `${server}/xrpc/com.atproto.sync.getBlob?did=${encodeURIComponent(identity)}&cid=${cid}`;

/** The name of a file in a record, whether its reference came as text, as JSON, or as the library's own object. */
function cidOf(blob: unknown): string | null {
  if (typeof blob !== 'object' || blob === null) return null;
  const ref: unknown = 'ref' in blob ? blob.ref : 'cid' in blob ? blob.cid : null;
  const name = typeof ref === 'object' && ref !== null && '$link' in ref ? ref.$link : ref;
  const text = typeof name === 'string' ? name : typeof name === 'object' && name !== null ? String(name) : '';
  return /^[a-z0-9]{10,200}$/i.test(text) ? text : null;
}
