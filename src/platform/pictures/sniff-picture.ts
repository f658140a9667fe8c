const startsWith = (bytes: Uint8Array, signs: string, at = 0): boolean =>
  bytes.length >= at + signs.length && [...signs].every((sign, index) => bytes[at + index] === sign.charCodeAt(0));

/** As many bytes of a picture as tell what it is. */
export const ENOUGH = 16;

/**
 * The type of a picture by its first bytes, whatever its server says; null for anything else. No SVG: it is a document, with scripts and
 * addresses of its own.
 */
export function sniffPicture(bytes: Uint8Array): string | null {
  if (startsWith(bytes, '\xFF\xD8\xFF')) return 'image/jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1A\n')) return 'image/png';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  if (startsWith(bytes, 'ftypavif', 4) || startsWith(bytes, 'ftypavis', 4)) return 'image/avif';
  return null;
}
