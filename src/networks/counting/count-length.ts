import type { Counting } from '../network-capabilities.ts';
import { countGraphemes } from './graphemes.ts';
import { countWeighted } from './weighted-length.ts';

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)»]/giu;

/**
 * Length of a text in the unit of `counting`. A text that is too long in bytes alone counts for more than `counting.maximum`, so that one
 * comparison holds both limits.
 */
export function countLength(text: string, counting: Counting): number {
  const length = inUnit(text, counting);
  const { maximum, maximumBytes } = counting;
  if (maximumBytes === null) return length;
  const bytes = new TextEncoder().encode(text).length;
  return bytes <= maximumBytes ? length : Math.max(length, Math.ceil((bytes * maximum) / maximumBytes));
}

function inUnit(text: string, { unit, urlLength, mentionsByNameOnly }: Counting): number {
  if (unit === 'weighted') return countWeighted(text, urlLength);
  const shortened = urlLength === null ? text : text.replaceAll(LINK, 'x'.repeat(urlLength));
  const counted = mentionsByNameOnly ? withNamesOnly(shortened) : shortened;
  return unit === 'characters' ? [...counted].length : countGraphemes(counted);
}

/** Of `@lea@example.org`, only `@lea`. */
export function withNamesOnly(text: string): string {
  // Made where it is used: a browser takes tens of milliseconds to read such a pattern, and a page that counts nothing yet need not.
  const mention =
    /(?<![\p{L}\p{N}_/.])@([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)(@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?(?::\d{1,5})?)/giu;
  return text.includes('@') ? text.replaceAll(mention, '@$1') : text;
}
