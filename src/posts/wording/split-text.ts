/** A text that is too long for one post, cut into a thread where a person would cut it. */
import { findLinks } from '../../networks/counting/index.ts';

export interface Room {
  /** In the network's own count. */
  readonly maximum: number;
  readonly length: (text: string) => number;
  /** Each part says which it is: `2/5` on a line of its own at its end. */
  readonly numbered: boolean;
}

/** How good a place is to cut at; the best that keeps the part full enough is taken. */
const QUALITY = { paragraph: 4, line: 3, sentence: 2, clause: 1, word: 0 } as const;
const PLACES: readonly (readonly [keyof typeof QUALITY, RegExp])[] = [
  ['paragraph', /\n[^\S\n]*\n\s*/gu],
  ['line', /\n\s*/gu],
  // Not after an initial or a title (M. Durand, St. Denis), nor before what goes on in small letters.
  [
    'sentence',
    /(?<!(?:^|[\s(«])(?:\p{Lu}|MM|Mm?e|Dr|Pr|St|Ste|Mr|Mrs|Ms|av|bd|env|cf|p|n|tél|ex))[.!?…]+["»”’)\]]*\s+(?=[\p{Lu}\p{N}«"“([#@¿¡\p{Extended_Pictographic}-])/gu,
  ],
  ['clause', /[;:,–—)»]\s+/gu],
  ['word', /[ \t]+/gu],
];
/** A part is cut at a better place only when it stays at least so full. */
const FULL_ENOUGH: Readonly<Record<keyof typeof QUALITY, number>> = { paragraph: 0.35, line: 0.5, sentence: 0.5, clause: 0.75, word: 0 };
/** Longer threads are read by nobody, and split by hand by somebody. */
export const MOST_PARTS = 100;

/** UTF-16 units of which one post is surely made: what lies beyond need not be measured. */
const LONGEST_PART = 20_000;

interface Place {
  /** Where the next part begins: after the space. */
  readonly at: number;
  readonly kind: keyof typeof QUALITY;
}

/**
 * The parts, each within `maximum` with its number. One part, as it is, when the text fits. Null when it would take more than `MOST_PARTS`, or
 * when there is no room for anything. Links, mentions, hashtags and composed signs are never cut.
 */
export function splitText(text: string, room: Room): string[] | null {
  const whole = text.trim();
  if (room.length(whole) <= room.maximum) return [whole];
  if (!room.numbered) return cut(whole, room, () => '');
  // The numbers take room, and how much depends on how many there are.
  for (const digits of [1, 2, 3]) {
    const widest = '9'.repeat(digits);
    const parts = cut(whole, room, () => `\n${widest}/${widest}`);
    if (parts === null) return null;
    if (String(parts.length).length <= digits) return parts.map((part, index) => `${part}\n${index + 1}/${parts.length}`);
  }
  return null;
}

function cut(text: string, { maximum, length }: Room, ending: () => string): string[] | null {
  const places = placesIn(text);
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    if (parts.length === MOST_PARTS) return null;
    const measure = (end: number) => length(text.slice(start, end).trim() + ending());
    if (measure(text.length) <= maximum) {
      parts.push(text.slice(start).trim());
      break;
    }
    const end =
      bestPlace(places, start, { fits: (at) => measure(at) <= maximum, fullness: (at) => measure(at) / maximum }) ??
      insideWord(text, start, (at) => measure(at) <= maximum);
    if (end === null) return null;
    const part = text.slice(start, end).trim();
    if (part !== '') parts.push(part);
    start = end;
  }
  return parts;
}

function bestPlace(
  places: readonly Place[],
  start: number,
  { fits, fullness }: { readonly fits: (at: number) => boolean; readonly fullness: (at: number) => number },
): number | null {
  const first = firstIndex(places.length, (index) => places[index]!.at > start);
  const last = firstIndex(places.length, (index) => places[index]!.at > start + LONGEST_PART);
  // Lengths grow with the text, so what fits comes before what does not.
  const beyond = first + firstIndex(last - first, (index) => !fits(places[first + index]!.at));
  for (const kind of ['paragraph', 'line', 'sentence', 'clause', 'word'] as const) {
    const latest = places.slice(first, beyond).findLast((place) => place.kind === kind);
    if (latest && fullness(latest.at) >= FULL_ENOUGH[kind]) return latest.at;
  }
  return beyond > first ? places[beyond - 1]!.at : null;
}

/** A word longer than a post (or a script without spaces) is cut between two signs that a reader tells apart. */
function insideWord(text: string, start: number, fits: (at: number) => boolean): number | null {
  const piece = text.slice(start, start + LONGEST_PART);
  const kept = untouchable(piece);
  const ends = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(piece)]
    .map(({ index, segment }) => index + segment.length)
    .filter((at) => !kept.some((span) => span.start < at && at < span.end))
    .map((at) => start + at);
  const count = firstIndex(ends.length, (index) => !fits(ends[index]!));
  return count === 0 ? null : ends[count - 1]!;
}

function placesIn(text: string): Place[] {
  const kept = untouchable(text);
  const best = new Map<number, Place>();
  for (const [kind, pattern] of PLACES) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index + match[0].length;
      const known = best.get(at);
      if (at === text.length || kept.some(({ start, end }) => start < at && at < end)) continue;
      if (!known || QUALITY[kind] > QUALITY[known.kind]) best.set(at, { at, kind });
    }
  }
  return [...best.values()].toSorted((one, other) => one.at - other.at);
}

function untouchable(text: string): { start: number; end: number }[] {
  const names = [...text.matchAll(/[@#＃][\p{L}\p{N}_.@-]+/gu)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
  return [...findLinks(text), ...names];
}

/** The first index under `count` at which `test` holds, all after it holding too; `count` when there is none. */
function firstIndex(count: number, test: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
