/** Lengths as X counts them: https://docs.x.com/fundamentals/counting-characters (twitter-text, configuration 3). */
import type { Counting } from '../network.ts';
import { findLinks } from './links.ts';

export const MAXIMUM_WEIGHT = 280;
/** Of accounts that pay X for longer posts. */
export const PAID_MAXIMUM = 25_000;
export const LINK_WEIGHT = 23;
/** Of a private message, in characters. */
export const MESSAGE_MAXIMUM = 10_000;

export const COUNTING: Counting = {
  unit: 'weighted',
  maximum: MAXIMUM_WEIGHT,
  maximumBytes: null,
  urlLength: LINK_WEIGHT,
  mentionsByNameOnly: false,
};

/** Code points that count for one; all others, and each emoji however it is composed, count for two. */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4_351],
  [8_192, 8_205],
  [8_208, 8_223],
  [8_242, 8_247],
];
/** With or without their variation selectors, as people type them. */
const EMOJI =
  /[0-9#*]\uFE0F?\u20E3|\p{RGI_Emoji}|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*/gv;
/** What X refuses in a text, whatever stands around it. */
export const FORBIDDEN = /[\uFFFE\uFEFF\uFFFF]/;

const isLight = (point: number): boolean => LIGHT.some(([first, last]) => point >= first && point <= last);

/** Length as X counts it, after composing letters with their accents (NFC): Latin counts one, other scripts and emoji two, a link 23. */
export function countLength(text: string, counting: Counting = COUNTING): number {
  const composed = text.normalize('NFC');
  const urlLength = counting.urlLength ?? LINK_WEIGHT;
  let weight = 0;
  let at = 0;
  for (const { start, end } of findLinks(composed)) {
    weight += weightOf(composed.slice(at, start)) + urlLength;
    at = end;
  }
  return weight + weightOf(composed.slice(at));
}

function weightOf(text: string): number {
  let weight = 0;
  let at = 0;
  for (const match of text.matchAll(EMOJI)) {
    // Signs such as © and ™ are light, and letters to X.
    if ([...match[0]].length === 1 && isLight(match[0].codePointAt(0) ?? 0)) continue;
    weight += pointsOf(text.slice(at, match.index)) + 2;
    at = match.index + match[0].length;
  }
  return weight + pointsOf(text.slice(at));
}

const pointsOf = (text: string): number => [...text].reduce((sum, sign) => sum + (isLight(sign.codePointAt(0) ?? 0) ? 1 : 2), 0);

/** Of names and descriptions, which nobody changes from outside: code points. */
export const countProfileLength = (text: string): number => [...text].length;

/** Text from outside as the product can keep it: halves of characters and NUL, which Postgres refuses, become U+FFFD. */
export const cleanText = (text: string, limit: number): string => text.slice(0, limit).toWellFormed().replaceAll('\0', '\uFFFD');

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** X's own escapes; once, so that what its author wrote as `&amp;lt;` stays as it is. */
export const unescapeText = (text: string): string => text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** How a text of ours is told again: composed, without spaces around it, links left out since X writes them anew. */
export const likeness = (text: string): string => withoutLinks(text.normalize('NFC')).replaceAll(/\s+/g, ' ').trim();

function withoutLinks(text: string): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of findLinks(text)) {
    kept += `${text.slice(at, start)} `;
    at = end;
  }
  return kept + text.slice(at);
}
