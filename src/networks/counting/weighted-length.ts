/** Lengths as X counts them: https://docs.x.com/fundamentals/counting-characters (twitter-text, configuration 3). */
import { findLinks } from './weighted-links.ts';

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
const isLight = (point: number): boolean => LIGHT.some(([first, last]) => point >= first && point <= last);

/**
 * After composing letters with their accents (NFC): Latin counts one, other scripts and emoji two, a link `urlLength`, or what its letters
 * weigh when that is null.
 */
export function countWeighted(text: string, urlLength: number | null): number {
  const composed = text.normalize('NFC');
  if (urlLength === null) return weightOf(composed);
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
