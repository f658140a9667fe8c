import type { PreparedText, Span } from './prepared-text.ts';

export type QuantityKind = 'clock' | 'minutes' | 'days' | 'fraction' | 'money' | 'percent' | 'line';

/** A number with what it counts. Positions are in the folded text. */
export interface Quantity extends Span {
  readonly kind: QuantityKind;
  /** Minutes of the day, minutes, days, euros, per cent; a fraction as `one of other`. */
  readonly value: number;
  readonly of?: number;
}

const NUMBER = String.raw`(\d{1,3}(?:[ .]\d{3})+|\d+(?:[.,]\d+)?)`;
const CLOCK = /(?<![\d:h#/.,])(\d{1,2}) ?(?:h|:) ?(\d{2})(?!\d|:\d)|(?<![\d:h#/.,])(\d{1,2}) ?h(?:eures?)?(?![\p{L}\d])/gu;
const MINUTES = new RegExp(String.raw`(?<![\w.,])${NUMBER} ?(?:minutes?|mins?|mn)(?!\w)`, 'g');
const DAYS = new RegExp(String.raw`(?<![\w.,])${NUMBER} ?(?:jours?|days?)(?!\w)`, 'g');
const PERCENT = new RegExp(String.raw`(?<![\w.,])${NUMBER} ?(?:%|pour cent|per ?cent)`, 'g');
const MONEY = new RegExp(String.raw`(?<![\w.,])(?:[€$£] ?${NUMBER}|${NUMBER} ?(?:€|euros?|dollars?|pounds?|\$|£))`, 'g');
const WORDS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const COUNTED = `\\d{1,4}|${Object.keys(WORDS).join('|')}`;
const FRACTION = new RegExp(String.raw`(?<![\w.,])(${COUNTED}) (?:[\p{L}]+ ){0,2}(?:sur|out of|in) (${COUNTED})(?![\w.,]\d|\w| ?h)`, 'gu');
const OF_WORDS = /\p{L} (?:sur|out of|in) \p{L}/u;
const LINE = /(?<!\w)(?:lignes?|lines?|bus|tram|route) ?(\d{1,3})(?!\w)/g;

const read = (written: string | undefined): number => {
  const plain = (written ?? '').trim();
  if (WORDS[plain] !== undefined) return WORDS[plain];
  return Number(/^\d{1,3}(?:[ .]\d{3})+$/.test(plain) ? plain.replace(/[ .]/g, '') : plain.replace(',', '.'));
};

/** The numbers of a text that say how many of what, in its order by kind. */
export function readQuantities({ folded, links }: PreparedText): Quantity[] {
  if (!/\d/.test(folded) && !OF_WORDS.test(folded)) return [];
  const found: Quantity[] = [];
  const add = (kind: QuantityKind, match: RegExpMatchArray, value: number, of?: number): void => {
    const start = match.index ?? 0;
    if (links.some((link) => start >= link.start && start < link.end)) return;
    found.push({ kind, value, start, end: start + match[0].length, ...(of === undefined ? {} : { of }) });
  };
  for (const match of folded.matchAll(CLOCK)) add('clock', match, Number(match[1] ?? match[3]) * 60 + Number(match[2] ?? 0));
  for (const match of folded.matchAll(MINUTES)) add('minutes', match, read(match[1]));
  for (const match of folded.matchAll(DAYS)) add('days', match, read(match[1]));
  for (const match of folded.matchAll(PERCENT)) add('percent', match, read(match[1]));
  for (const match of folded.matchAll(MONEY)) add('money', match, read(match[1] ?? match[2]));
  for (const match of folded.matchAll(FRACTION)) add('fraction', match, read(match[1]), read(match[2]));
  for (const match of folded.matchAll(LINE)) add('line', match, Number(match[1]));
  return found;
}
