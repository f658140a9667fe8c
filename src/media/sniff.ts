/** What the first bytes of a file say that it is, whatever its name and its sender say. */
import { formatOf } from '../people/index.ts';
import type { PhotoFormat } from '../people/index.ts';

export type Sniffed =
  | { readonly kind: 'picture'; readonly format: PhotoFormat }
  | { readonly kind: 'film'; readonly mimeType: 'video/mp4' | 'video/quicktime' }
  /** Known by its name, and not taken. */
  | { readonly kind: 'other'; readonly format: string };

/** How many bytes `sniff` looks at. */
export const HEAD_BYTES = 64;

/** Null: nothing that is known. */
export function sniff(head: Uint8Array): Sniffed | null {
  const seen = formatOf(head);
  if (seen !== null) return 'format' in seen ? { kind: 'picture', format: seen.format } : { kind: 'other', format: seen.other };
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  const box = text.slice(4, 8);
  if (box === 'ftyp') return filmOf(text.slice(8, 12));
  // Films of old telephones and cameras begin without saying a brand.
  if (box === 'moov' || box === 'mdat' || box === 'wide') return { kind: 'film', mimeType: 'video/quicktime' };
  if (text.startsWith('\x1a\x45\xdf\xa3')) return { kind: 'other', format: /webm/.test(text) ? 'WebM' : 'Matroska' };
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'AVI ') return { kind: 'other', format: 'AVI' };
  if (text.startsWith('FLV')) return { kind: 'other', format: 'FLV' };
  if (text.startsWith('\x30\x26\xb2\x75')) return { kind: 'other', format: 'WMV' };
  if (text.startsWith('\x00\x00\x01\xba') || text.startsWith('\x00\x00\x01\xb3')) return { kind: 'other', format: 'MPEG' };
  if (text.startsWith('ID3') || text.startsWith('OggS') || text.startsWith('fLaC')) return { kind: 'other', format: 'audio' };
  return null;
}

function filmOf(brand: string): Sniffed {
  if (brand === 'qt  ') return { kind: 'film', mimeType: 'video/quicktime' };
  if (/^(M4A |M4B |M4P )$/.test(brand)) return { kind: 'other', format: 'audio' };
  if (brand.startsWith('3g')) return { kind: 'other', format: '3GP' };
  return { kind: 'film', mimeType: 'video/mp4' };
}
