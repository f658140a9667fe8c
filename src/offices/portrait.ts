import sharp from 'sharp';
import type { NetworkPicture, PictureSize } from '../networks/network.ts';

const QUALITIES = [88, 75, 60] as const;

/** A member's photo as a network wants an account's picture; null when there is no photo, or none that fits. */
export async function portraitOf(photo: Uint8Array | null, size: PictureSize | null): Promise<NetworkPicture | null> {
  if (photo === null || size === null) return null;
  const squared = sharp(photo).resize(size.width, size.height, { fit: 'cover' }).flatten({ background: '#ffffff' });
  for (const quality of QUALITIES) {
    const bytes = await squared.clone().jpeg({ quality, mozjpeg: true }).toBuffer();
    if (bytes.length <= size.maximumBytes) return { bytes: new Uint8Array(bytes), mimeType: 'image/jpeg' };
  }
  return null;
}
