import { fold } from '../text/fold.ts';

/** What a voice is read from: words and signs of a text as numbers, with the reply's mark or the post's before them and an end behind. */
export interface Sequence {
  readonly length: number;
  readonly hashes: Uint32Array;
  /** Where each stands in the original text; the first and the last stand nowhere. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Is a word, of letters. */
  readonly words: Uint8Array;
  /** Its end is missing. */
  readonly cut: boolean;
}

const LINK = /https?:\/\/\S*/g;
const MENTION = /(?<![\w.])@\w[\w.-]*/g;
const LEADING_MENTION = /^\s*@/;
const CUT = /…\s*(?:https?:\/\/\S*)?\s*$/;
const TAIL = /(?<![^\s…])[^\s…]*…\s*$/;
const PIECE = /[\p{L}\p{M}]+|\p{N}+|@|\p{Extended_Pictographic}|[^\s\p{L}\p{N}\p{M}]/gu;
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{N}/u;
/** More than any network takes in one post; the rest of a longer text says nothing more about its voice. */
const MOST = 600;

export const hash = (word: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
};

const START = hash('^');
const END = hash('$');
const NUMBER = hash('0');
const PERSON = hash('@');

/**
 * Links, names of people and figures say nothing of a voice: a link is nothing, a name and a number stand for all others. `reply`: it answers
 * somebody, even where the text names nobody.
 */
export function readSequence(original: string, reply: boolean): Sequence {
  const { text, offsets } = fold(original.length > MOST * 12 ? original.slice(0, MOST * 12) : original);
  const { plain, cut } = withoutLinks(text);
  const [hashes, starts, ends, words] = [[START], [0], [0], [0]];
  const push = (code: number, start: number, end: number, isWord: boolean): void => {
    hashes.push(code);
    starts.push(start);
    ends.push(end);
    words.push(isWord ? 1 : 0);
  };
  if (reply || LEADING_MENTION.test(plain)) push(PERSON, 0, 0, false);
  for (const { 0: piece, index } of plain.matchAll(PIECE)) {
    if (hashes.length > MOST) break;
    const isPerson = piece === '@';
    if (isPerson && hashes.length <= 2 && hashes.at(-1) === PERSON) continue;
    const isWord = LETTER.test(piece);
    const code = isWord ? hash(piece) : isPerson ? PERSON : DIGIT.test(piece) ? NUMBER : hash(piece);
    push(code, offsets[index] ?? 0, offsets[index + piece.length] ?? original.length, isWord);
  }
  // A text that was cut does not end where it ends.
  if (!cut) push(END, original.length, original.length, false);
  return {
    cut,
    length: hashes.length,
    hashes: Uint32Array.from(hashes),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    words: Uint8Array.from(words),
  };
}

const blank = (found: string): string => ' '.repeat(found.length);

/** As long as it was, with spaces for links, for a word that was cut, and for the names behind an @. */
function withoutLinks(text: string): { plain: string; cut: boolean } {
  const cut = CUT.test(text.slice(-200));
  let plain = text.includes('http') ? text.replace(LINK, blank) : text;
  if (cut) plain = plain.replace(TAIL, blank);
  if (plain.includes('@')) plain = plain.replace(MENTION, (found) => `@${' '.repeat(found.length - 1)}`);
  return { plain, cut };
}

/** Two numbers as one; their order counts. */
export const pair = (first: number, second: number): number => {
  let value = Math.imul(first ^ (second >>> 7), 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

/** The same two, one word apart. */
export const apart = (first: number, second: number): number => pair(first ^ 0x5bd1e995, second);
