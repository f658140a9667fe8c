import { RichText } from '@atproto/api';
import type { Counting } from '../network.ts';

/** Of a post: the lexicon `app.bsky.feed.post`. */
export const COUNTING = {
  unit: 'graphemes',
  maximum: 300,
  maximumBytes: 3_000,
  urlLength: null,
  mentionsByNameOnly: false,
} as const satisfies Counting;

/** Of a private message: the lexicon `chat.bsky.convo.defs#messageInput`. */
export const PRIVATE_COUNTING = { ...COUNTING, maximum: 1_000, maximumBytes: 10_000 } as const satisfies Counting;

/**
 * Length as the network counts it: grapheme clusters. Its second limit, in bytes, is reached first by texts made of many emoji families;
 * such a text counts for more than the maximum, so that one comparison holds both limits.
 */
export function countLength(text: string, { maximum, maximumBytes }: Counting = COUNTING): number {
  const graphemes = new RichText({ text }).graphemeLength;
  const bytes = Buffer.byteLength(text, 'utf8');
  return maximumBytes === null || bytes <= maximumBytes ? graphemes : Math.max(graphemes, Math.ceil((bytes * maximum) / maximumBytes));
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
