import type { Folded } from './fold.ts';

/** A word or a number of a text. Positions are in the folded text. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Written with a capital first. */
  readonly capital: boolean;
  /** Two letters or more, all capitals. */
  readonly shouted: boolean;
}

const WORD = /[\p{L}\p{N}]+/gu;
const UPPER = /^\p{Lu}/u;
const SMALL = /\p{Ll}/u;
const LETTERS = /\p{L}.*\p{L}/u;

/** The words of a text; apostrophes and hyphens part them, links and mentions are none. */
export function tokenize({ text, offsets }: Folded, original: string, skip: readonly { start: number; end: number }[]): Token[] {
  const tokens: Token[] = [];
  let next = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    while (next < skip.length && skip[next]!.end <= index) next++;
    const beside = skip[next];
    if (beside && index >= beside.start) continue;
    const end = index + word.length;
    const written = original.slice(offsets[index], offsets[end]);
    const capital = UPPER.test(written);
    tokens.push({ word, start: index, end, capital, shouted: capital && !SMALL.test(written) && LETTERS.test(written) });
  }
  return tokens;
}
