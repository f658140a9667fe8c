import sharp from 'sharp';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { NetworkPicture } from '../networks/network.ts';

export type LogoFailure =
  | { kind: 'not-an-image' }
  | { kind: 'photo-format'; format: string }
  | { kind: 'too-many-pixels'; maximum: number };

const READ = new Set(['jpeg', 'png', 'webp', 'heif', 'gif']);
const MOST_PIXELS = 50_000_000;
/** It stands small. */
const LARGEST = { width: 900, height: 300 };
const SECONDS = 10;

/** A logo as we keep it: small, upright, without anything that its file said beside its pixels; what is see-through stays so. */
export async function prepareLogo(bytes: Uint8Array): Promise<Result<NetworkPicture, LogoFailure>> {
  try {
    // What a program would have to run to draw (SVG, PDF) is told by its head, before anything is drawn.
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    if (!READ.has(format)) return fail({ kind: 'photo-format', format: format.toUpperCase() });
    if (width * height > MOST_PIXELS) return fail({ kind: 'too-many-pixels', maximum: MOST_PIXELS });
    const png = await sharp(bytes, { limitInputPixels: MOST_PIXELS + 1, pages: 1, failOn: 'error' })
      .autoOrient()
      .resize({ ...LARGEST, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png()
      .timeout({ seconds: SECONDS })
      .toBuffer();
    return succeed({ bytes: png, mimeType: 'image/png' });
  } catch {
    return fail({ kind: 'not-an-image' });
  }
}
