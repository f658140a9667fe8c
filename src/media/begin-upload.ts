import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { enqueueForget } from './forget-media.ts';
import { FILM_BYTES, UPLOADS_AN_HOUR, UPLOADS_AT_ONCE } from './media.ts';
import type { Media } from './media.ts';
import type { MediaDeps } from './media-deps.ts';
import { findSettings } from './setting-store.ts';
import { countUploads, insertMedia, sumKept } from './store.ts';

export type BeginRefusal =
  | { readonly kind: 'media-too-large'; readonly maximum: number }
  /** The member brings too much at once, or brought too much within the hour. */
  | { readonly kind: 'too-many-uploads'; readonly retryInSeconds: number }
  /** The organisation keeps as much as it may. Bytes. */
  | { readonly kind: 'storage-full'; readonly maximum: number };

/** Announces a file of so many bytes; its parts follow. */
export async function beginUpload(
  deps: MediaDeps,
  visitor: Visitor,
  { sizeBytes }: { sizeBytes: number },
): Promise<Result<Media, BeginRefusal>> {
  if (sizeBytes > FILM_BYTES) return fail({ kind: 'media-too-large', maximum: FILM_BYTES });
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const { memberId, organisationId } = visitor;
    const uploads = await countUploads(tx.db, organisationId, memberId);
    if (uploads.now >= UPLOADS_AT_ONCE) return fail({ kind: 'too-many-uploads', retryInSeconds: 30 });
    if (uploads.hour >= UPLOADS_AN_HOUR) return fail({ kind: 'too-many-uploads', retryInSeconds: 3_600 });
    const { maximumBytes } = await findSettings(tx.db, organisationId);
    if ((await sumKept(tx.db, organisationId)) + sizeBytes > maximumBytes) return fail({ kind: 'storage-full', maximum: maximumBytes });
    const media = await insertMedia(tx, { mediaId: deps.newId(), memberId, sizeBytes });
    enqueueForget(tx, media);
    return succeed(media);
  });
}
