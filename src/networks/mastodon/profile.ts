/** The account's own profile, as its server shows it. */
import { createHash } from 'node:crypto';
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
import { PICTURE_BYTES } from '../network.ts';
import { parsePictureUrl } from './address.ts';
import { notThisApi, type Call } from './client.ts';
import { failureOfTransport } from './failure.ts';
import { readHtml } from './html.ts';
import type { Reader } from './reader.ts';
import { cleanText, countProfileLength } from './text.ts';
import { boundedFetch, USER_AGENT } from '../transport/index.ts';
import type { InTurn } from './turns.ts';

const PICTURE_BOUNDS = { timeoutMs: 20_000, maximumBytes: PICTURE_BYTES };
/** What servers show of whoever chose no picture. */
const NO_PICTURE = /\/(missing\.png|susie\.png|default_avatars\/[^/]*|avi\.png|banner\.png|user-\d+\.(png|webp))(\?.*)?$/;

const own = z.looseObject({
  display_name: z.unknown(),
  note: z.unknown().optional(),
  avatar: z.unknown().optional(),
  header: z.unknown().optional(),
  source: z.looseObject({ note: z.unknown().optional() }).optional().catch(undefined),
});
type Own = z.infer<typeof own>;

const FIELD = { avatar: 'avatar', banner: 'header' } as const satisfies Record<ProfilePictureName, keyof Own>;

export async function readProfile(reader: Reader): Promise<NetworkResult<NetworkProfile>> {
  const account = await readOwn(reader);
  return account.ok ? await toProfile(reader, account.value) : account;
}

export async function readPicture(reader: Reader, name: ProfilePictureName): Promise<NetworkResult<NetworkPicture | null>> {
  const account = await readOwn(reader);
  if (!account.ok) return account;
  const url = pictureOf(account.value, name, reader);
  return url === null ? succeed(null) : await fetchPicture(url);
}

/**
 * The server has no way to change what nobody else changed meanwhile: it is read just before, and within this process changes of one
 * account take turns.
 */
export async function updateProfile(
  reader: Reader,
  inTurn: InTurn,
  change: ProfileChange,
  basedOn: string | null,
): Promise<NetworkResult<NetworkProfile>> {
  const instance = await reader.instance();
  if (!instance.ok) return instance;
  const refusal = refusalOf(change, instance.value.capabilities.profile);
  if (refusal !== null) return fail(refusal);
  return await inTurn(`profile of ${reader.identity}`, async () => {
    const before = await readOwn(reader);
    if (!before.ok) return before;
    if (versionOf(before.value, reader) !== basedOn) return fail(CHANGED_MEANWHILE);
    for (const name of ['avatar', 'banner'] as const) {
      if (change[name] !== null || pictureOf(before.value, name, reader) === null) continue;
      const taken = await reader.client.act('DELETE', `/api/v1/profile/${FIELD[name]}`);
      if (!taken.ok) return taken;
    }
    const call = callFor(change);
    const written = call && (await reader.client.act('PATCH', '/api/v1/accounts/update_credentials', call));
    return written?.ok === false ? written : await readProfile(reader);
  });
}

/** As JSON, or as a form where there are files; null when nothing is to be written. */
function callFor({ displayName, description, avatar, banner }: ProfileChange): Call | null {
  const texts: Record<string, string> = {
    ...(displayName === undefined ? {} : { display_name: displayName.toWellFormed() }),
    ...(description === undefined ? {} : { note: description.toWellFormed() }),
  };
  if (!avatar && !banner) return Object.keys(texts).length > 0 ? { body: texts } : null;
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) form.set(name, text);
  for (const [name, picture] of Object.entries({ avatar, header: banner })) {
    if (!picture) continue;
    form.set(
      name,
      new Blob([new Uint8Array(picture.bytes)], { type: picture.mimeType }),
      `${name}.${picture.mimeType.slice('image/'.length)}`,
    );
  }
  return { form };
}

const CHANGED_MEANWHILE: NetworkFailure = { kind: 'unavailable', detail: 'the profile was changed meanwhile' };

/** What the server would refuse; null when nothing stands against sending it. */
function refusalOf(change: ProfileChange, limits: ProfileCapabilities): NetworkFailure | null {
  for (const [what, longest] of [
    ['displayName', limits.displayNameLength],
    ['description', limits.descriptionLength],
  ] as const) {
    const length = countProfileLength(change[what] ?? '');
    if (longest !== null && length > longest) return { kind: 'rejected', reason: 'too-long', detail: `${what}: ${length} of ${longest}` };
  }
  for (const what of ['avatar', 'banner'] as const) {
    const [picture, size] = [change[what], limits[what]];
    if (picture === undefined) continue;
    if (size === null) return { kind: 'rejected', reason: 'unsupported', detail: what };
    const bytes = picture?.bytes.byteLength ?? 0;
    if (bytes > size.maximumBytes)
      return { kind: 'rejected', reason: 'too-long', detail: `${what}: ${bytes} of ${size.maximumBytes} bytes` };
  }
  return null;
}

async function readOwn({ client, instance }: Reader): Promise<NetworkResult<Own>> {
  const server = await instance();
  if (!server.ok) return server;
  const page = await client.get('/api/v1/accounts/verify_credentials');
  if (!page.ok) return page;
  const parsed = own.safeParse(page.value.body);
  return parsed.success ? succeed(parsed.data) : notThisApi('the profile');
}

const textsOf = ({ display_name: name, note, source }: Own): { displayName: string; description: string } => ({
  displayName: typeof name === 'string' ? cleanText(name, 10_000) : '',
  // As it was written; what everybody is shown is HTML.
  description: typeof source?.note === 'string' ? cleanText(source.note, 10_000) : typeof note === 'string' ? readHtml(note).text : '',
});

function pictureOf(account: Own, name: ProfilePictureName, { server }: Reader): URL | null {
  const address = account[FIELD[name]];
  return typeof address !== 'string' || address === '' || NO_PICTURE.test(address) ? null : parsePictureUrl(address, server);
}

const versionOf = (account: Own, reader: Reader): string =>
  createHash('sha256')
    .update(JSON.stringify([textsOf(account), pictureOf(account, 'avatar', reader), pictureOf(account, 'banner', reader)]))
    .digest('base64url');

async function toProfile(reader: Reader, account: Own): Promise<NetworkResult<NetworkProfile>> {
  const pictures: Record<ProfilePictureName, { url: string; digest: string } | null> = { avatar: null, banner: null };
  for (const name of ['avatar', 'banner'] as const) {
    const url = pictureOf(account, name, reader);
    if (url === null) continue;
    const picture = await fetchPicture(url);
    if (!picture.ok) return picture;
    if (picture.value !== null) pictures[name] = { url: url.href, digest: createHash('sha256').update(picture.value.bytes).digest('hex') };
  }
  return succeed({
    version: versionOf(account, reader),
    ...textsOf(account),
    avatarUrl: pictures.avatar?.url ?? null,
    bannerUrl: pictures.banner?.url ?? null,
    avatarDigest: pictures.avatar?.digest ?? null,
    bannerDigest: pictures.banner?.digest ?? null,
  });
}

/** Without our token: pictures are often kept on another machine. */
async function fetchPicture(url: URL): Promise<NetworkResult<NetworkPicture | null>> {
  try {
    const { status, bytes } = await boundedFetch(url, { headers: { 'user-agent': USER_AGENT } }, PICTURE_BOUNDS);
    if (status === 404 || status === 410) return succeed(null);
    if (status >= 400 || bytes.byteLength === 0) return fail({ kind: 'unavailable', detail: `${status} for a picture` });
    return succeed({ bytes, mimeType: bytes[0] === 0xff ? 'image/jpeg' : 'image/png' });
  } catch (error) {
    return fail(failureOfTransport(error, 'read'));
  }
}
