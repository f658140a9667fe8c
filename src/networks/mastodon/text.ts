import { countLength as countCounted, withNamesOnly } from '../counting/index.ts';
import type { Counting } from '../network.ts';

/** Of Mastodon itself; a server may say otherwise (https://docs.joinmastodon.org/user/posting/#text). */
export const USUAL_COUNTING: Counting = {
  unit: 'graphemes',
  maximum: 500,
  maximumBytes: null,
  urlLength: 23,
  mentionsByNameOnly: true,
};

/** Length of a text as the server counts it: graphemes, a link as so many, of a mention's address its name only. */
export const countLength = (text: string, counting: Counting = USUAL_COUNTING): number => countCounted(text, counting);

/** A name is limited in code points, a description in graphemes: counted as the former, both fit. */
export const countProfileLength = (text: string): number => [...text].length;

/** Names that a text mentions, each as it is written, without the first `@`: `lea`, `lea@example.org`. In small letters. */
export const mentionedIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}_/.])@([a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}](?::\d{1,5})?)?)/giu)].map(
    (match) => (match[1] ?? '').toLowerCase(),
  );

/** Text from outside as the product can keep it: halves of characters and NUL, which Postgres refuses, become U+FFFD. */
export const cleanText = (text: string, limit: number): string => text.slice(0, limit).toWellFormed().replaceAll('\0', '\uFFFD');

/**
 * What of a text comes back from any server, to know our own words again: servers make marks of it (`*so*`), add the address of who is
 * mentioned, and arrange spaces.
 */
export const essence = (text: string): string =>
  withNamesOnly(text.normalize('NFC'))
    .replace(/[\s*_~`>\\\p{Cf}]/gu, '')
    .toLowerCase();
