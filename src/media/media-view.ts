import type { AttachedMedia } from './attach.ts';
import type { Media } from './media.ts';
import type { AttachedView, Attachment, MediaView } from './schema.ts';

/** Where the interface reads the file; the address changes with the bytes. Relative to the product's own. */
export const fileUrlOf = (mediaId: string, digest: string): string => `/api/v1/media/${mediaId}/${digest}/file`;
export const previewUrlOf = (mediaId: string, digest: string): string => `/api/v1/media/${mediaId}/${digest}/preview`;

export function toMediaView(media: Media): MediaView {
  const { mediaId, state, kind, mimeType, width, height, digest, milliseconds } = media;
  return {
    mediaId,
    state,
    sizeBytes: media.sizeBytes,
    receivedBytes: media.receivedBytes,
    kind,
    mimeType,
    width,
    height,
    seconds: milliseconds === null ? null : milliseconds / 1_000,
    animated: media.animated,
    previewUrl: digest !== null && kind === 'picture' ? previewUrlOf(mediaId, digest) : null,
    fileUrl: digest === null ? null : fileUrlOf(mediaId, digest),
    failure: media.failure === null ? null : { ...media.failure },
  };
}

/** Those that are still there, each with what is known of it. */
export const toAttachedViews = (attachments: readonly Attachment[], found: ReadonlyMap<string, Media>): AttachedView[] =>
  attachments.flatMap(({ mediaId, alt }) => {
    const media = found.get(mediaId);
    return media === undefined ? [] : [{ mediaId, alt, media: toMediaView(media) }];
  });

/** How a picture or a film of ours is shown in a thread, before its network says it in its own way. */
export const shownInThread = ({ media, alt }: AttachedMedia) => ({
  url: fileUrlOf(media.mediaId, media.digest),
  thumbnailUrl: media.kind === 'picture' ? previewUrlOf(media.mediaId, media.digest) : fileUrlOf(media.mediaId, media.digest),
  alt,
  width: media.width,
  height: media.height,
  ...(media.kind === 'film' ? { plays: 'film' as const } : {}),
});
