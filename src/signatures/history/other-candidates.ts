import { buildCandidate } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { fold, isSpace, isUpper, skipSpaces } from './characters.ts';
import { isGivenName } from './given-names.ts';
import type { Tail } from './tail.ts';

const LONGEST_TITLED = 90;
const NAME = /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*(?: [\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*){0,2}$/u;
const DASHES = ['— ', '– ', '- ', '~ '] as const;

/** `— Directrice technique, Inès` or `— Inès, directrice technique`: apart from the sentence, behind a dash. */
export function findTitled(text: string, { end: tail, cut }: Tail): Candidate | null {
  if (cut) return null;
  const end = text[tail - 1] === '.' ? tail - 1 : tail;
  const comma = text.lastIndexOf(', ', end - 1);
  if (comma < 0 || end - comma > LONGEST_TITLED) return null;
  const dash = dashBefore(text, comma, end);
  if (dash < 0) return null;
  const [first, last] = [text.slice(dash + 2, comma), text.slice(comma + 2, end)];
  if (!isPlainWords(first) || !isPlainWords(last)) return null;
  const isLast = NAME.test(last);
  if (!isLast && !NAME.test(first)) return null;
  const [nameStart, nameEnd] = isLast ? [comma + 2, end] : [dash + 2, comma];
  const built = buildCandidate(text, { mark: `${text[dash]},`, nameStart, nameEnd, start: dash, exclaimed: false });
  return built.boundary === 'line' || built.boundary === 'sentence' ? { ...built, end } : null;
}

function dashBefore(text: string, comma: number, end: number): number {
  let last = -1;
  for (const dash of DASHES) last = Math.max(last, text.lastIndexOf(dash, comma - 1));
  return end - last < LONGEST_TITLED ? last : -1;
}

const isPlainWords = (words: string): boolean => words !== '' && !/[.!?:;,\n]/.test(words);

const START_MARKED = /^([\^*])([\p{L}][\p{L}\p{M}\p{N}'’-]{0,24})(?=[\s,:])/u;
const START_LINE = /^([—–~-]) ?([\p{Lu}\p{Lo}][\p{L}\p{M}'’-]{1,24})(?=\n)/u;
const START_BRACKETS = /^([[(])(\p{Lu}{2,3})[\])](?=\s)/u;
const BEGINS = '^*—–~-[(';
const START_COLON = /^([\p{Lu}\p{Lo}][\p{L}\p{M}'’-]{1,24}) ?:(?=\s)/u;

/** A signature before the words: `^IN Bonjour`, `— Inès` on the first line, `[IN] Bonjour`, `Inès : bonjour`. */
export function findStartCandidate(text: string): Candidate | null {
  const from = skipMentions(text);
  const isMarked = BEGINS.includes(text.charAt(from));
  if (!isMarked && !isUpper(text, from)) return null;
  const head = text.slice(from, from + 40);
  if (!isMarked && !head.includes(':')) return null;
  const marked = START_MARKED.exec(head) ?? START_LINE.exec(head) ?? START_BRACKETS.exec(head);
  if (marked) {
    const [whole, sign = '', name = ''] = marked;
    const nameStart = from + whole.lastIndexOf(name);
    const nameEnd = nameStart + name.length;
    const built = buildCandidate(text, { mark: `<${sign}`, nameStart, nameEnd, start: from, exclaimed: false });
    return { ...built, end: from + whole.length, boundary: 'line' };
  }
  const [whole = '', name = ''] = START_COLON.exec(head) ?? [];
  if (name === '') return null;
  const built = buildCandidate(text, { mark: '<:', nameStart: from, nameEnd: from + name.length, start: from, exclaimed: false });
  return { ...built, end: from + whole.length, boundary: 'line' };
}

function skipMentions(text: string): number {
  let at = 0;
  while (text[at] === '@' || isSpace(text, at)) {
    if (text[at] === '@') while (at < text.length && !isSpace(text, at)) at++;
    else at++;
  }
  return at;
}

/** A hashtag that could be a person's: `#Ines`, `#AurelieT`, last or first in the text. Others are the account's subjects. */
export function findTagCandidate(text: string, { end, tags }: Tail): Candidate | null {
  if (!text.includes('#')) return null;
  for (const tag of tags) {
    if (!isPersonal(tag)) continue;
    const start = text.indexOf(tag, Math.max(0, skipSpaces(text, end) - tag.length));
    if (start >= 0) return buildTag(text, start, tag);
  }
  const from = skipMentions(text);
  const first = text[from] === '#' ? /^#[\p{L}\p{M}\p{N}_]+(?=\s)/u.exec(text.slice(from, from + 60))?.[0] : undefined;
  return first && isPersonal(first) ? buildTag(text, from, first) : null;
}

function buildTag(text: string, start: number, tag: string): Candidate {
  const built = buildCandidate(text, { mark: '#', nameStart: start + 1, nameEnd: start + tag.length, start, exclaimed: false });
  return { ...built, boundary: 'line', end: start + tag.length };
}

/** A given name, perhaps with the family name or its first letter: the words of the tag begin with their capitals. */
function isPersonal(tag: string): boolean {
  const name = /^#([\p{Lu}][\p{Ll}\p{M}]+)(?:_?[\p{Lu}][\p{Ll}\p{M}]*)?$/u.exec(tag)?.[1];
  return name !== undefined && isUpper(tag, 1) && isGivenName(fold(name));
}
