/** The profile: X shows it to applications, and lets none change it. */
import { createHash } from 'node:crypto';
import { fail, succeed } from '../../platform/result.ts';
import { PICTURE_BYTES, type NetworkPicture, type NetworkProfile, type NetworkResult, type ProfilePictureName } from '../network.ts';
import { isLoopback } from './address.ts';
import type { Client } from './client.ts';
import { failureOf } from './failure.ts';
import { readPerson } from './post.ts';
import { readMe, type WireMe } from './standing.ts';
import { cleanText } from './text.ts';
import { boundedFetch, TransportError } from './transport.ts';

export async function readProfile(client: Client): Promise<NetworkResult<NetworkProfile>> {
  const me = await readMe(client);
  if (!me.ok) return me;
  const { avatarUrl, bannerUrl } = picturesOf(me.value);
  const displayName = readPerson(me.value)?.displayName ?? '';
  const description = cleanText(me.value.description ?? '', 2_000);
  const version = createHash('sha256')
    .update(JSON.stringify([displayName, description, avatarUrl, bannerUrl]))
    .digest('base64url')
    .slice(0, 22);
  // X says nothing of a picture's bytes; nothing of ours is ever laid over it, so nobody has to know it again.
  return succeed({ version, displayName, description, avatarUrl, bannerUrl, avatarDigest: null, bannerDigest: null });
}

const picturesOf = (me: WireMe) => ({ avatarUrl: readPerson(me)?.avatarUrl ?? null, bannerUrl: me.profile_banner_url ?? null });

export async function readPicture(client: Client, name: ProfilePictureName): Promise<NetworkResult<NetworkPicture | null>> {
  const me = await readMe(client);
  if (!me.ok) return me;
  const { avatarUrl, bannerUrl } = picturesOf(me.value);
  const address = name === 'avatar' ? avatarUrl : bannerUrl;
  const url = address !== null && URL.canParse(address) ? new URL(address) : null;
  if (url === null) return succeed(null);
  if (url.protocol !== 'https:' && !isLoopback(url))
    return fail({ kind: 'unavailable', detail: 'the picture has no address to be read from' });
  try {
    const { status, headers, bytes } = await boundedFetch(url, {}, { timeoutMs: 20_000, maximumBytes: PICTURE_BYTES });
    const type = headers.get('content-type') ?? '';
    if (status === 404) return succeed(null);
    if (status !== 200 || !/^image\/(jpeg|png)/.test(type)) return fail({ kind: 'unavailable', detail: `${status}, ${type}` });
    return succeed({ bytes, mimeType: type.startsWith('image/png') ? 'image/png' : 'image/jpeg' });
  } catch (error) {
    if (error instanceof TransportError) return fail(failureOf(error, 'read'));
    throw error;
  }
}
