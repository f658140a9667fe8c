/** What a photo may be, and how it is cut. */

/** In bytes, as the platform holds for every image. */
export const PHOTO_BYTES_MAXIMUM = 10 * 1024 * 1024;
/**
 * A telephone's largest; a small file can claim to be much more. AVIF and GIF are unpacked whole before they are cut (about 20 bytes a pixel),
 * JPEG and PNG line by line: 50 million of those take 160 MB.
 */
export const PHOTO_PIXELS_MAXIMUM: Readonly<Record<PhotoFormat, number>> = {
  jpeg: 50_000_000,
  png: 50_000_000,
  webp: 50_000_000,
  avif: 16_000_000,
  gif: 16_000_000,
};
/** Side in pixels of the smallest square that still shows somebody. */
export const PHOTO_SIDE_MINIMUM = 96;

export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

export type PhotoFailure =
  | { kind: 'not-an-image' }
  /** An image, of a kind that is not read here. */
  | { kind: 'photo-format'; format: string }
  | { kind: 'too-many-pixels'; maximum: number }
  | { kind: 'photo-too-small'; minimum: number };

/** What the first bytes of a file say that it is, whatever its name and its sender say; null for no image. */
export function formatOf(bytes: Uint8Array): { readonly format: PhotoFormat } | { readonly other: string } | null {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return { format: 'jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { format: 'png' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { format: 'webp' };
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return { format: 'gif' };
  if (head.slice(4, 8) === 'ftyp') return brandOf(head);
  if (head.startsWith('BM')) return { other: 'BMP' };
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { other: 'TIFF' };
  if (head.startsWith('8BPS')) return { other: 'PSD' };
  if (head.startsWith('%PDF')) return { other: 'PDF' };
  if (/^\s*<(\?xml|svg|!doctype svg)/i.test(head)) return { other: 'SVG' };
  if (head.startsWith('\xff\x0a') || head.slice(4, 8) === 'JXL ') return { other: 'JPEG XL' };
  return null;
}

/** The family of ISO media files: AVIF is one, HEIC another, a film a third. */
function brandOf(head: string): ReturnType<typeof formatOf> {
  const brands = head.slice(8, 12) + head.slice(16);
  if (/avif|avis/.test(brands)) return { format: 'avif' };
  return /heic|heix|hevc|mif1|msf1/.test(brands) ? { other: 'HEIC' } : null;
}

/** Which square to keep, as shares of the upright picture: `left` and `top` of its width and height, `side` of its shorter side. */
export interface Crop {
  readonly left?: number | undefined;
  readonly top?: number | undefined;
  readonly side?: number | undefined;
}

/** The square in whole pixels, inside the picture whatever the shares say; in its middle when they say nothing. */
export function squareOf({ width, height }: { width: number; height: number }, crop: Crop): { left: number; top: number; side: number } {
  const shorter = Math.min(width, height);
  const side = Math.max(1, Math.min(shorter, Math.round((crop.side ?? 1) * shorter)));
  const within = (share: number | undefined, length: number): number =>
    Math.max(0, Math.min(length - side, Math.round(share === undefined ? (length - side) / 2 : share * length)));
  return { side, left: within(crop.left, width), top: within(crop.top, height) };
}
