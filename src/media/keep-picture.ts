import { createHash } from 'node:crypto';
import type { Database } from '../platform/database/index.ts';
import { fitPicture } from './fit-picture.ts';
import type { PictureLimits } from './fit-picture.ts';
import { enqueueForget } from './forget-media.ts';
import type { MediaDeps } from './media-deps.ts';
import { isReady, PART_BYTES } from './media.ts';
import type { ReadyMedia } from './media.ts';
import type { OneByOne } from './one-by-one.ts';
import { addPart } from './part-store.ts';
import { preparePicture } from './prepare-picture.ts';
import { findSettings } from './setting-store.ts';
import { sniff } from './sniff.ts';
import { insertMedia, sumKept, writeMedia } from './store.ts';

export interface KeepDeps extends MediaDeps {
  readonly database: Database;
  readonly oneByOne: OneByOne;
}

/**
 * Keeps a picture that we brought ourselves, not a member's upload, as small as `limits` say: nothing of what stood beside its pixels stays.
 * Held by nothing yet, it goes after a week. Null: it is no picture that is kept, or there is no room.
 */
export async function keepPicture(
  { database, oneByOne, newId }: KeepDeps,
  { organisationId, memberId }: { readonly organisationId: string; readonly memberId: string },
  { bytes, limits }: { readonly bytes: Uint8Array; readonly limits: PictureLimits },
): Promise<ReadyMedia | null> {
  const seen = sniff(bytes);
  if (seen?.kind !== 'picture') return null;
  const made = await oneByOne(async () => {
    const prepared = await preparePicture(bytes, seen.format);
    if (!prepared.ok) return null;
    const { value } = prepared;
    const fitted = await fitPicture(value.bytes, { ...value, animated: false, sizeBytes: value.bytes.byteLength }, limits);
    return fitted && { fitted, likeness: value.likeness };
  });
  if (made === null) return null;
  const { fitted, likeness } = made;
  const { mimeType, width, height, digest } = fitted;
  const sourceDigest = createHash('sha256').update(bytes).digest('hex');
  const is = { kind: 'picture', mimeType, width, height, digest, sourceDigest, likeness, animated: false, milliseconds: null } as const;
  return await database.transact(organisationId, async (tx) => {
    const { maximumBytes } = await findSettings(tx.db, organisationId);
    const sizeBytes = fitted.bytes.byteLength;
    if ((await sumKept(tx.db, organisationId)) + sizeBytes > maximumBytes) return null;
    const begun = await insertMedia(tx, { mediaId: newId(), memberId, sizeBytes });
    for (let at = 0; at < sizeBytes; at += PART_BYTES) {
      await addPart(tx, begun.mediaId, { number: at / PART_BYTES, bytes: fitted.bytes.subarray(at, at + PART_BYTES) });
    }
    const media = await writeMedia(tx, begun, { state: 'ready', is, keptBytes: sizeBytes });
    enqueueForget(tx, media);
    return isReady(media) ? media : null;
  });
}
