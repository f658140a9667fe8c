/** What a server says of the files that it takes with a post. */
import { z } from 'zod';
import type { MediaCapabilities } from '../network.ts';

const bytes = z.number().int().positive().max(100_000_000_000).optional().catch(undefined);
export const mediaEntity = z.looseObject({
  supported_mime_types: z.array(z.string().max(100)).max(200).optional().catch(undefined),
  image_size_limit: bytes,
  image_matrix_limit: bytes,
  video_size_limit: bytes,
  description_limit: bytes,
});
export const attachmentsEntity = z.looseObject({ max_media_attachments: z.number().int().min(0).max(100).optional().catch(undefined) });

const PICTURES = ['image/jpeg', 'image/png', 'image/gif'] as const;
const FILMS = ['video/mp4', 'video/quicktime'] as const;
/** Servers make a picture smaller than that themselves, and take long for it. */
const SIDE = 3_840;
/** What goes out at all. */
const MOST_BYTES = 16_000_000;

/** Of a Mastodon of our days: https://docs.joinmastodon.org/user/posting/#media */
export const USUAL_MEDIA: MediaCapabilities = {
  pictures: 4,
  pictureBytes: MOST_BYTES,
  pictureSide: SIDE,
  picturePixels: 33_177_600,
  pictureTypes: PICTURES,
  altLength: 1_500,
  film: { bytes: 99_000_000, types: FILMS, seconds: null },
  inPrivate: true,
};

/** Of small software that says nothing of it: what all of it takes. */
export const BARE_MEDIA: MediaCapabilities = {
  ...USUAL_MEDIA,
  pictureBytes: 2_000_000,
  pictureSide: 2_000,
  picturePixels: null,
  pictureTypes: ['image/jpeg', 'image/png'],
  film: null,
  inPrivate: false,
};

/** Null: a post carries none. */
export function mediaOf(
  files: z.infer<typeof mediaEntity> | undefined,
  many: number | undefined,
  usual: MediaCapabilities,
): MediaCapabilities | null {
  const taken = (types: readonly string[]) => types.filter((type) => files?.supported_mime_types?.includes(type) ?? true);
  const pictures = many ?? usual.pictures;
  const pictureTypes = taken(usual.pictureTypes);
  if (pictures === 0 || pictureTypes.length === 0) return null;
  const films = usual.film === null ? [] : taken(usual.film.types);
  return {
    ...usual,
    pictures,
    pictureTypes,
    pictureBytes: Math.min(files?.image_size_limit ?? usual.pictureBytes, MOST_BYTES),
    picturePixels: files?.image_matrix_limit ?? usual.picturePixels,
    altLength: Math.min(files?.description_limit ?? usual.altLength, 10_000),
    film: usual.film && films.length > 0 ? { ...usual.film, types: films, bytes: files?.video_size_limit ?? usual.film.bytes } : null,
  };
}
