/** What an account does with a post of its own once it stands: takes it back, puts it at the head of its profile. */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult } from '../network.ts';
import { COLLECTION, parseRef } from './post.ts';
import { recordVersion, type Reader } from './reading.ts';
import { changeRecord, deleteRecord } from './record.ts';

export async function deletePost(reader: Reader, ref: string): Promise<NetworkResult<void>> {
  const parsed = parseRef(ref);
  // A private message can be taken off one's own screen only, never off the other's.
  if (parsed === null) return fail({ kind: 'rejected', reason: 'unsupported', detail: 'only public posts can be taken back' });
  if (parsed.identity !== reader.identity) return fail({ kind: 'rejected', reason: 'invalid', detail: 'not a post of this account' });
  return await deleteRecord(reader, { collection: COLLECTION, key: parsed.key });
}

/** Pins a post of ours instead of any other; null: none stands there any more. The rest of the profile stays as it is. */
export async function pinPost(reader: Reader, ref: string | null): Promise<NetworkResult<void>> {
  let pinnedPost: { uri: string; cid: string } | null = null;
  if (ref !== null) {
    if (parseRef(ref)?.identity !== reader.identity)
      return fail({ kind: 'rejected', reason: 'invalid', detail: 'not a post of this account' });
    const version = await recordVersion(reader, ref);
    if (!version.ok) return version;
    if (version.value === null) return fail({ kind: 'rejected', reason: 'parent-gone', detail: ref });
    pinnedPost = { uri: ref, cid: version.value };
  }
  const done = await changeRecord(reader, { collection: 'app.bsky.actor.profile', key: 'self' }, ({ value }) => {
    const { pinnedPost: before, ...kept } = value;
    if (pinnedPost === null) return succeed(before === undefined ? null : kept);
    return succeed({ ...kept, pinnedPost });
  });
  return done.ok ? succeed() : done;
}
