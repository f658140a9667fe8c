import sharp from 'sharp';
import type { PhotoFormat } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { LIKENESS_HEIGHT, LIKENESS_WIDTH, likenessOf } from './likeness.ts';
import { KEPT_SIDE } from './media.ts';
import type { MediaFailure } from './media.ts';

/** A picture as it is kept. */
export interface PreparedPicture {
  readonly bytes: Buffer;
  readonly mimeType: 'image/jpeg' | 'image/png' | 'image/gif';
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly likeness: bigint | null;
}

/**
 * Pixels of one picture: a small file can claim to be large. JPEG and PNG are read line by line; AVIF is unpacked whole, at about 20 bytes a
 * pixel; a moving picture counts with all its images.
 */
const PIXELS: Readonly<Record<PhotoFormat, number>> = {
  jpeg: 60_000_000,
  png: 60_000_000,
  webp: 50_000_000,
  avif: 20_000_000,
  gif: 60_000_000,
};
const MOST_IMAGES = 1_000;
/** A picture of honest size takes two to five; a crafted one could take for ever. */
export const SECONDS = 25;
/** A moving picture is shown small, and its size grows with its square. */
const MOVING_SIDE = 1_080;
/** A photograph that somebody kept as PNG. */
const HEAVY_PNG = 6_000_000;
export const QUALITY = 90;
/** Of what is see-through. */
export const BEHIND = '#ffffff';

/**
 * Turns what somebody sent into what we keep: upright, in sRGB, of at most 4,096 pixels a side, and without a word of what the file said
 * beside its pixels (place, date, device). Moving pictures move on. Never trusts a type that was claimed, nor a size.
 */
export async function preparePicture(bytes: Uint8Array, format: PhotoFormat): Promise<Result<PreparedPicture, MediaFailure>> {
  const seen = await look(bytes);
  if (seen === null) return fail({ kind: 'media-broken' });
  const maximum = PIXELS[format];
  if (seen.width * seen.height * seen.images > maximum || seen.images > MOST_IMAGES) return fail({ kind: 'too-many-pixels', maximum });
  const animated = seen.images > 1 && (format === 'gif' || format === 'webp');
  const kept = await unpack(() => (animated ? keepMoving(bytes, maximum) : keepStill(bytes, { format, maximum, alpha: seen.alpha })));
  if (kept === null) return fail({ kind: 'media-broken' });
  const likeness = await unpack(() => likenessIn(kept.bytes));
  return succeed({ ...kept, animated, likeness });
}

/** Upright width and height, of the head of the file alone; null when it has none that can be read. */
async function look(bytes: Uint8Array): Promise<{ width: number; height: number; images: number; alpha: boolean } | null> {
  return await unpack(async () => {
    const { autoOrient, pageHeight, pages, hasAlpha } = await sharp(bytes, { limitInputPixels: false, animated: true }).metadata();
    const height = pageHeight ?? autoOrient.height;
    return autoOrient.width > 0 && height > 0 ? { width: autoOrient.width, height, images: pages ?? 1, alpha: hasAlpha } : null;
  });
}

type Kept = Omit<PreparedPicture, 'animated' | 'likeness'>;

async function keepStill(
  bytes: Uint8Array,
  { format, maximum, alpha }: { format: PhotoFormat; maximum: number; alpha: boolean },
): Promise<Kept> {
  const upright = () =>
    sharp(bytes, { limitInputPixels: maximum, pages: 1, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .resize(KEPT_SIDE, KEPT_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: SECONDS });
  if (format === 'png' || format === 'gif' || alpha) {
    const { data, info } = await upright().png({ compressionLevel: 7 }).toBuffer({ resolveWithObject: true });
    if (alpha || data.byteLength <= HEAVY_PNG) return { bytes: data, mimeType: 'image/png', width: info.width, height: info.height };
  }
  const { data, info } = await upright().jpeg({ quality: QUALITY }).toBuffer({ resolveWithObject: true });
  return { bytes: data, mimeType: 'image/jpeg', width: info.width, height: info.height };
}

async function keepMoving(bytes: Uint8Array, maximum: number): Promise<Kept> {
  const { data, info } = await sharp(bytes, { limitInputPixels: maximum, animated: true, failOn: 'error' })
    .resize(MOVING_SIDE, MOVING_SIDE, { fit: 'inside', withoutEnlargement: true })
    .gif({ effort: 3 })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, mimeType: 'image/gif', width: info.width, height: info.pageHeight ?? info.height };
}

async function likenessIn(bytes: Uint8Array): Promise<bigint | null> {
  const grey = await sharp(bytes, { pages: 1 })
    .flatten({ background: BEHIND })
    .greyscale()
    .resize(LIKENESS_WIDTH, LIKENESS_HEIGHT, { fit: 'fill' })
    .raw()
    .toBuffer();
  return likenessOf(grey);
}

/** Null for what ends too early or breaks off in the middle; whatever else is wrong with a stranger's file is no fault of ours. */
export async function unpack<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}
