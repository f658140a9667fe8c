import { fold, isLetter, isSpace, isSymbol, isUpper, isWord, skipSpaces, wordStart } from './characters.ts';
import { isAbbreviation, isClosing } from './lexicon.ts';
import { findTail } from './tail.ts';
import type { Tail } from './tail.ts';

/**
 * What stands before a candidate: the end of a sentence or a smiley, a line of its own, a comma, nothing (it goes on the sentence), or the
 * beginning of the text (it stands alone).
 */
export type Boundary = 'sentence' | 'line' | 'comma' | 'none' | 'alone';

export type Shape = 'initials' | 'name' | 'small';

/** What may be a signature: the last word, or what stands first before the words, with the sign before it. */
export interface Candidate {
  /**
   * The sign before the name: `^`, `--`, `(` for one in brackets, `#` for a hashtag; empty for a bare word. With `<` before it, the name stands at the
   * beginning of the text; with `,` behind it, beside a title.
   */
  readonly mark: string;
  readonly name: string;
  /** `name` as names are compared. */
  readonly folded: string;
  readonly shape: Shape;
  /** In UTF-16 code units, mark and full stop included. */
  readonly start: number;
  readonly end: number;
  readonly boundary: Boundary;
  readonly exclaimed: boolean;
  /** The folded word before; empty when there is none. */
  readonly previous: string;
}

const MARKS = '^*~–—|/-•';
const LONGEST_NAME = 30;
const AFTER = '.!?,;';

/** The candidate at the end of a text; null when it was cut, or ends with no word. */
export function findEndCandidate(text: string, { end: tail, cut }: Tail = findTail(text)): Candidate | null {
  if (cut) return null;
  const bracketed = inBrackets(text, tail);
  if (bracketed) return bracketed;
  let end = tail;
  let exclaimed = false;
  while (end > 0 && tail - end < 4 && (AFTER.includes(text[end - 1]!) || isSpace(text, end - 1))) {
    if (text[end - 1] === '?') return null;
    exclaimed ||= text[end - 1] === '!';
    end--;
  }
  const first = wordStart(text, end);
  if (first === end || end - first > LONGEST_NAME || !isLetter(text, first)) return null;
  return findMarked(text, first, end, exclaimed) ?? findBare(text, first, end, exclaimed);
}

function findMarked(text: string, first: number, end: number, exclaimed: boolean): Candidate | null {
  let start = first;
  // `— Jean Dupont`, `-Mary K`: up to two words before the last, each with its capital.
  for (let words = 0; words < 3; words++) {
    const pair = pairStart(text, start);
    const mark = markBefore(text, pair);
    if (mark) {
      const isNamed = isLetter(text, start) && !(words > 0 && isShouted(text.slice(start, wordEnd(text, start))));
      return isNamed ? buildCandidate(text, { mark: mark.sign, nameStart: pair, nameEnd: end, start: mark.start, exclaimed }) : null;
    }
    const gap = skipSpaces(text, start);
    const stopped = text[gap - 1] === '.' && start - gap === 1 && isUpper(text, gap - 2) && !isWord(text, gap - 3) ? gap - 1 : gap;
    const previous = wordStart(text, stopped);
    if (gap === start || start - gap > 1 || previous === stopped || !isUpper(text, previous) || end - previous > LONGEST_NAME) return null;
    start = previous;
  }
  return null;
}

/** `^IN Merci` is no name of two words. */
const isShouted = (word: string): boolean =>
  word.length > 1 && word.length <= 4 && word === word.toUpperCase() && word !== word.toLowerCase();

function wordEnd(text: string, start: number): number {
  let at = start;
  while (isWord(text, at)) at++;
  return at;
}

/** `AB/CD` and `AB & CD` behind a mark are two who sign together. */
function pairStart(text: string, start: number): number {
  const gap = skipSpaces(text, start);
  const joint = text[gap - 1];
  if ((joint !== '/' && joint !== '&' && joint !== '+') || start - gap > 1) return start;
  const end = skipSpaces(text, gap - 1);
  const first = wordStart(text, end);
  return first < end && isLetter(text, first) && markBefore(text, first) ? first : start;
}

interface Mark {
  readonly sign: string;
  readonly start: number;
}

function markBefore(text: string, start: number): Mark | null {
  const gap = skipSpaces(text, start);
  const sign = text[gap - 1];
  if (sign === undefined || !MARKS.includes(sign) || start - gap > 2 || text.slice(gap, start).includes('\n')) return null;
  const doubled = text[gap - 2] === sign;
  const from = doubled ? gap - 2 : gap - 1;
  if (doubled && (sign === '^' || text[gap - 3] === sign)) return null;
  // Within a word a hyphen or a slash joins; `Thanks- Dan` does not.
  if (isWord(text, from - 1) && (gap === start || sign === '/') && sign !== '^' && sign !== '~') return null;
  return { sign: doubled ? sign + sign : sign, start: from };
}

function findBare(text: string, first: number, end: number, exclaimed: boolean): Candidate | null {
  const hyphen = text.slice(first, end).indexOf('-');
  // "Thanks-Sha"
  if (hyphen > 0 && isClosing(fold(text.slice(first, first + hyphen))) && isLetter(text, first + hyphen + 1)) {
    const start = first + hyphen;
    return buildCandidate(text, { mark: '-', nameStart: start + 1, nameEnd: end, start, exclaimed });
  }
  if (!isUpper(text, first) || /\d\D|\d{3}/.test(text.slice(first, end))) return null;
  const bare = buildCandidate(text, { mark: '', nameStart: first, nameEnd: end, start: first, exclaimed });
  if (bare.boundary !== 'none' || end - first > 1) return bare.name.length > 1 ? bare : null;
  // `Mary K`: a given name and one letter.
  const gap = skipSpaces(text, first);
  const given = wordStart(text, gap);
  if (given === gap || !isUpper(text, given)) return null;
  return buildCandidate(text, { mark: '', nameStart: given, nameEnd: end, start: given, exclaimed });
}

/** `(JD)` or `[Inès]`, and nothing but a name in it. */
function inBrackets(text: string, tail: number): Candidate | null {
  const end = text[tail - 1] === '.' ? tail - 1 : tail;
  const closing = text[end - 1];
  if (closing !== ')' && closing !== ']') return null;
  const nameStart = wordStart(text, end - 1);
  if (nameStart === end - 1 || text[nameStart - 1] !== (closing === ')' ? '(' : '[') || !isUpper(text, nameStart)) return null;
  if (end - nameStart > LONGEST_NAME) return null;
  const built = buildCandidate(text, { mark: text[nameStart - 1]!, nameStart, nameEnd: end - 1, start: nameStart - 1, exclaimed: false });
  return { ...built, end };
}

export interface Span {
  readonly mark: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly exclaimed: boolean;
}

export function buildCandidate(text: string, { mark, nameStart, nameEnd, start, exclaimed }: Span): Candidate {
  const name = text.slice(nameStart, nameEnd);
  const before = boundaryBefore(text, start);
  // "Thanks - Callum": the closing word is a sentence by itself.
  const closed = mark !== '' && before.boundary === 'none' && isClosing(before.previous);
  return {
    mark,
    name,
    folded: fold(name),
    shape: shapeOf(name),
    start,
    end: text[nameEnd] === '.' && text[nameEnd + 1] !== '.' ? nameEnd + 1 : nameEnd,
    boundary: closed ? 'sentence' : before.boundary,
    exclaimed,
    previous: before.previous,
  };
}

/** Initials are up to four capitals, digits behind them (`IN2`); small is a word without capital. */
function shapeOf(name: string): Shape {
  if (!isUpper(name, 0)) return 'small';
  const letters = name.replace(/[\d\s.&/+]/g, '');
  return letters.length <= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase() ? 'initials' : 'name';
}

const SENTENCE_ENDS = '.!?…。！？;)»"”';

function boundaryBefore(text: string, start: number): { boundary: Boundary; previous: string } {
  const gap = skipSpaces(text, start);
  if (gap === 0) return { boundary: 'alone', previous: '' };
  const previous = wordBefore(text, gap);
  if (text.slice(gap, start).includes('\n')) return { boundary: 'line', previous };
  const sign = text[gap - 1]!;
  if (sign === ',' || sign === '،' || sign === '、') return { boundary: 'comma', previous };
  if (isSymbol(text, gap - 1) || /[:;=][-']?[DPpoO3]$|\d\/\d$/.test(text.slice(Math.max(0, gap - 4), gap)))
    return { boundary: 'sentence', previous };
  if (SENTENCE_ENDS.includes(sign)) {
    return { boundary: sign === '.' && isAbbreviation(previous) && text[gap - 2] !== '.' ? 'none' : 'sentence', previous };
  }
  const chunk = lastChunk(text, gap);
  if (/^(https?:|#)/i.test(chunk)) return { boundary: 'sentence', previous };
  return chunk.startsWith('@') ? { boundary: 'alone', previous: '' } : { boundary: 'none', previous };
}

function wordBefore(text: string, from: number): string {
  let end = from;
  while (end > 0 && from - end < 6 && !isWord(text, end - 1)) end--;
  const start = wordStart(text, end);
  return end - start > LONGEST_NAME ? '' : fold(text.slice(start, end));
}

function lastChunk(text: string, end: number): string {
  let at = end;
  while (at > 0 && end - at < 60 && !isSpace(text, at - 1)) at--;
  return text.slice(at, end);
}
