import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { formatOf, PHOTO_PIXELS_MAXIMUM, PHOTO_SIDE_MINIMUM, squareOf } from './photo.ts';
import type { Crop, PhotoFailure } from './photo.ts';
import { PHOTO_SIZES } from './store-photos.ts';
import type { PhotoSize } from './store-photos.ts';

export interface PreparedPhoto {
  /** SHA-256 of the largest square, in hexadecimal. */
  readonly digest: string;
  readonly mimeType: 'image/webp';
  readonly squares: ReadonlyMap<PhotoSize, Uint8Array>;
}

const QUALITY = 82;
const LARGEST = 512;
/** A picture of honest size takes one or two; a crafted one could take for ever. */
const SECONDS = 15;
/** Of what is see-through. */
const BEHIND = '#FBF8F4';

const LONGEST_QUEUE = 8;

export interface Photos {
  prepare(bytes: Uint8Array, crop: Crop): Promise<Result<PreparedPhoto, PhotoFailure | { kind: 'photos-busy' }>>;
}

/**
 * Turns what somebody sent into our own squares: upright, cut where asked, in sRGB, and without a word of what the file said beside its
 * pixels (place, date, device). Of a moving picture the first image is kept. Never trusts a type that was claimed, nor a size.
 */
export function createPhotos(): Photos {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    prepare: async (bytes, crop) => {
      if (waiting >= LONGEST_QUEUE) return fail({ kind: 'photos-busy' });
      waiting += 1;
      // One large picture at a time: decoded, each may take 200 MB.
      const mine = last.then(async () => await prepare(bytes, crop));
      last = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
  };
}

async function prepare(bytes: Uint8Array, crop: Crop): Promise<Result<PreparedPhoto, PhotoFailure>> {
  const seen = formatOf(bytes);
  if (seen === null) return fail({ kind: 'not-an-image' });
  if ('other' in seen) return fail({ kind: 'photo-format', format: seen.other });
  const size = await measure(bytes);
  if (size === null) return fail({ kind: 'not-an-image' });
  const maximum = PHOTO_PIXELS_MAXIMUM[seen.format];
  if (size.width * size.height > maximum) return fail({ kind: 'too-many-pixels', maximum });
  const { left, top, side } = squareOf(size, crop);
  if (side < PHOTO_SIDE_MINIMUM) return fail({ kind: 'photo-too-small', minimum: PHOTO_SIDE_MINIMUM });
  const square = await cut(bytes, { left, top, side });
  if (square === null) return fail({ kind: 'not-an-image' });
  const squares = new Map<PhotoSize, Uint8Array>();
  for (const one of PHOTO_SIZES) {
    squares.set(one, await sharp(square).resize(one, one).webp({ quality: QUALITY, smartSubsample: true }).toBuffer());
  }
  const digest = createHash('sha256').update(squares.get(LARGEST)!).digest('hex');
  return succeed({ digest, mimeType: 'image/webp', squares });
}

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: PHOTO_PIXELS_MAXIMUM.jpeg, pages: 1, failOn: 'error', sequentialRead: true });

/** Upright width and height, of the head of the file alone; null when it has none that can be read. */
async function measure(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  try {
    const { autoOrient, pageHeight } = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    return { width: autoOrient.width, height: pageHeight ?? autoOrient.height };
  } catch {
    return null;
  }
}

/** The square, losslessly, of 512 pixels; null for what ends too early or breaks off in the middle. */
async function cut(bytes: Uint8Array, { left, top, side }: { left: number; top: number; side: number }): Promise<Buffer | null> {
  try {
    return await open(bytes)
      .autoOrient()
      .extract({ left, top, width: side, height: side })
      .resize(LARGEST, LARGEST)
      .flatten({ background: BEHIND })
      .toColourspace('srgb')
      .png({ compressionLevel: 0 })
      .timeout({ seconds: SECONDS })
      .toBuffer();
  } catch {
    return null;
  }
}
