import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { MediaCapabilities } from '../networks/network.ts';
import { BEHIND, SECONDS } from './prepare-picture.ts';

/** A picture as it goes somewhere. */
export interface Fitted {
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export type PictureLimits = Pick<MediaCapabilities, 'pictureBytes' | 'pictureSide' | 'picturePixels' | 'pictureTypes'>;

export interface KeptPicture {
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly sizeBytes: number;
}

/** By which name what was made for these limits is kept. */
export const limitsName = ({ pictureBytes, pictureSide, picturePixels, pictureTypes }: PictureLimits): string =>
  [pictureBytes, pictureSide ?? '-', picturePixels ?? '-', ...pictureTypes.map((type) => type.replace('image/', ''))].join(' ');

/** Whether it goes as it is kept. */
export function fits({ mimeType, width, height, sizeBytes }: KeptPicture, limits: PictureLimits): boolean {
  const { pictureBytes, pictureSide, picturePixels, pictureTypes } = limits;
  return (
    pictureTypes.includes(mimeType) &&
    sizeBytes <= pictureBytes &&
    Math.max(width, height) <= (pictureSide ?? Infinity) &&
    width * height <= (picturePixels ?? Infinity)
  );
}

/** Each is tried in its turn, until the file is small enough. */
const QUALITIES = [88, 80, 70] as const;
const SMALLER = 0.8;
const MOST_STEPS = 12;

/**
 * Makes a picture fit. The same picture and limits make the same bytes: nothing in it depends on when or how often. A moving picture that
 * cannot move there stands still on its first image. Null: it cannot be made to fit.
 */
export async function fitPicture(bytes: Uint8Array, kept: KeptPicture, limits: PictureLimits): Promise<Fitted | null> {
  const { pictureBytes, pictureTypes } = limits;
  const moves = kept.animated && pictureTypes.includes('image/gif');
  const start = scaleFor(kept, limits);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const scale = start * SMALLER ** step;
    const width = Math.max(1, Math.round(kept.width * scale));
    const height = Math.max(1, Math.round(kept.height * scale));
    if (moves) {
      const made = await moving(bytes, width, height);
      if (made.bytes.byteLength <= pictureBytes) return made;
      continue;
    }
    // Letters and lines stay sharp, where they may.
    if (kept.mimeType === 'image/png' && pictureTypes.includes('image/png') && step < 2) {
      const made = await still(bytes, { width, height, quality: null });
      if (made.bytes.byteLength <= pictureBytes) return made;
    }
    if (!pictureTypes.includes('image/jpeg')) continue;
    for (const quality of QUALITIES) {
      const made = await still(bytes, { width, height, quality });
      if (made.bytes.byteLength <= pictureBytes) return made;
    }
  }
  return null;
}

function scaleFor({ width, height }: KeptPicture, { pictureSide, picturePixels }: PictureLimits): number {
  const bySide = pictureSide === null ? 1 : pictureSide / Math.max(width, height);
  // A hair below, since both sides are rounded.
  const byPixels = picturePixels === null ? 1 : Math.sqrt(picturePixels / (width * height)) * 0.999;
  return Math.min(1, bySide, byPixels);
}

/** `quality`: of a JPEG; null: a PNG. */
async function still(bytes: Uint8Array, { width, height, quality }: { width: number; height: number; quality: number | null }) {
  const sized = sharp(bytes, { pages: 1 }).resize(width, height, { fit: 'fill' }).timeout({ seconds: SECONDS });
  const made = quality === null ? sized.png({ compressionLevel: 9 }) : sized.flatten({ background: BEHIND }).jpeg({ quality });
  return fitted(await made.toBuffer(), { mimeType: quality === null ? 'image/png' : 'image/jpeg', width, height });
}

async function moving(bytes: Uint8Array, width: number, height: number): Promise<Fitted> {
  const made = await sharp(bytes, { animated: true })
    .resize(width, height, { fit: 'fill' })
    .gif({ effort: 3 })
    .timeout({ seconds: SECONDS })
    .toBuffer();
  return fitted(made, { mimeType: 'image/gif', width, height });
}

const fitted = (bytes: Uint8Array, shape: Pick<Fitted, 'mimeType' | 'width' | 'height'>): Fitted => ({
  ...shape,
  bytes,
  digest: createHash('sha256').update(bytes).digest('hex'),
});
