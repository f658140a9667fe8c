/** Where findings stand in words that go on being typed. Places are UTF-16 code units, as a text field counts. */
import type { FindingView } from '../../src/guardrails/schema.ts';

export type Level = FindingView['level'];
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the words; what is found in it is told by its place in the list of findings. */
export interface Run {
  readonly text: string;
  readonly at: number;
  /** The strictest of what is found here; null: nothing. */
  readonly level: Level | null;
  readonly findings: readonly number[];
}

const STRENGTH: Readonly<Record<Level, number>> = { note: 0, pause: 1, hold: 2 };
export const strictest = (levels: readonly Level[]): Level | null =>
  levels.reduce<Level | null>((most, level) => (most === null || STRENGTH[level] > STRENGTH[most] ? level : most), null);

/**
 * The same place after one edit of the words around it, so that a mark stays on its word until the next answer comes; null when the edit
 * touched the place itself.
 */
export function carry({ start, end }: Place, before: string, after: string): Place | null {
  if (before === after) return { start, end };
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  if (end <= head) return { start, end };
  if (start < before.length - tail) return null;
  const moved = after.length - before.length;
  return { start: start + moved, end: end + moved };
}

/** Whether a place can be shown: it holds a sign, and is not the whole of what is said. What concerns the whole stands in the list alone. */
export function isShown({ start, end }: Place, text: string): boolean {
  if (start < 0 || end > text.length || text.slice(start, end).trim() === '') return false;
  return text.slice(0, start).trim() !== '' || text.slice(end).trim() !== '';
}

/** The words cut where findings begin and end; together they are the text again. A null place is nowhere. */
export function runsOf(text: string, found: readonly { readonly level: Level; readonly where: Place | null }[]): Run[] {
  const shown = found.flatMap(({ level, where }, index) => (where !== null && isShown(where, text) ? [{ level, ...where, index }] : []));
  const cuts = [...new Set([0, text.length, ...shown.flatMap(({ start, end }) => [start, end])])].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((at, index) => {
    const end = cuts[index + 1] ?? text.length;
    const here = shown.filter((one) => one.start <= at && end <= one.end);
    return { text: text.slice(at, end), at, level: strictest(here.map(({ level }) => level)), findings: here.map((one) => one.index) };
  });
}

/** Longest quotation of a place, in UTF-16 units. */
const QUOTED = 60;

/** The words of a place as they are quoted in the list; null when it concerns the whole. */
export function quoted(place: Place | null, text: string): string | null {
  if (place === null || !isShown(place, text)) return null;
  const words = text.slice(place.start, place.end).replaceAll(/\s+/gu, ' ').trim();
  return words.length <= QUOTED
    ? words
    : `${words
        .slice(0, QUOTED)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')
        .trimEnd()}…`;
}
