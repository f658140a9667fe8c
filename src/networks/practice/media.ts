import type { Database } from '../../platform/database/index.ts';
import { fail, succeed } from '../../platform/result.ts';
import type { MediaCapabilities, NetworkImage, NetworkResult, OutgoingFile, OutgoingMedia, Uploaded } from '../network.ts';
import { countMedia, keepMedia, mediaUrl } from './media-store.ts';

/** As Bluesky has it, so that what is rehearsed here holds there; films need a service that prepares them, and there is none. */
export const MEDIA: MediaCapabilities = {
  pictures: 4,
  pictureBytes: 1_000_000,
  pictureSide: 2_000,
  picturePixels: null,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif'],
  altLength: 2_000,
  film: null,
  inPrivate: true,
};

const DAY_MS = 24 * 3_600_000;
interface Place {
  readonly database: Database;
  readonly organisationId: string;
}

export async function upload({ database, organisationId }: Place, file: OutgoingFile): Promise<NetworkResult<Uploaded>> {
  if (file.kind === 'film') return fail({ kind: 'rejected', reason: 'unsupported', detail: 'this network has no films' });
  if (!MEDIA.pictureTypes.includes(file.mimeType)) return fail({ kind: 'rejected', reason: 'media-refused', detail: file.mimeType });
  const bytes = await file.bytes();
  if (bytes.byteLength > MEDIA.pictureBytes) {
    return fail({ kind: 'rejected', reason: 'too-large', detail: `${bytes.byteLength} of ${MEDIA.pictureBytes} bytes` });
  }
  const { digest: mediaId, mimeType, width, height } = file;
  await database.transact(organisationId, (tx) => keepMedia(tx, { mediaId, mimeType, width, height, bytes }));
  return succeed({ handle: mediaId, until: new Date(Date.now() + DAY_MS) });
}

/** What a post shows of them; or why it cannot. */
export async function imagesOf(
  { database, organisationId }: Place,
  media: readonly OutgoingMedia[],
): Promise<NetworkResult<readonly NetworkImage[]>> {
  if (media.length === 0) return succeed([]);
  if (media.length > MEDIA.pictures)
    return fail({ kind: 'rejected', reason: 'media-refused', detail: `${media.length} of ${MEDIA.pictures}` });
  const ids = media.map(({ handle }) => String(handle));
  const there = await database.read(organisationId, (db) => countMedia(db, organisationId, ids));
  if (there < new Set(ids).size) return fail({ kind: 'rejected', reason: 'media-refused', detail: 'a picture that was never brought' });
  return succeed(
    media.map(({ alt, width, height }, at) => {
      const url = mediaUrl(ids[at] ?? '');
      return { url, thumbnailUrl: url, alt, width, height };
    }),
  );
}
