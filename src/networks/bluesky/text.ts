import { RichText } from '@atproto/api';

export const MAXIMUM_GRAPHEMES = 300;
export const MAXIMUM_BYTES = 3_000;

/**
 * Length as the network counts it: grapheme clusters. Its second limit, 3,000 bytes, is reached first by texts made of many emoji
 * families; such a text counts for more than `MAXIMUM_GRAPHEMES`, so that one comparison holds both limits.
 */
export function countLength(text: string): number {
  const graphemes = new RichText({ text }).graphemeLength;
  const bytes = Buffer.byteLength(text, 'utf8');
  return bytes <= MAXIMUM_BYTES ? graphemes : Math.max(graphemes, Math.ceil((bytes * MAXIMUM_GRAPHEMES) / MAXIMUM_BYTES));
}

/**
 * Length of a name or a description as the network counts it. It allows ten bytes for each grapheme of its limit, whichever that is; a text
 * of many bytes counts for more, so that one comparison holds both limits.
 */
export const countProfileLength = (text: string): number =>
  Math.max(new RichText({ text }).graphemeLength, Math.ceil(Buffer.byteLength(text, 'utf8') / 10));

/**
 * Text from outside as the product can keep it: halves of characters and NUL, which Postgres refuses, become U+FFFD (one UTF-16 unit
 * for one, so offsets stay right).
 */
export const cleanText = (text: string, limit: number): string => text.slice(0, limit).toWellFormed().replaceAll('\0', '\uFFFD');
