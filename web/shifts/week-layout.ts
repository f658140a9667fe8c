/** Where planned shifts stand in the grid: one piece per day that they touch, side by side where they overlap. */
import type { OccurrenceView } from '../../src/shifts/schema.ts';
import { dateOf, minutesBetween } from './wall-time.ts';

export const DAY_MINUTES = 1_440;

export interface Piece {
  readonly key: string;
  readonly occurrence: OccurrenceView;
  readonly date: string;
  /** Minutes since midnight of `date`. */
  readonly from: number;
  readonly to: number;
  /** It begins on this day; it ends on this day. */
  readonly first: boolean;
  readonly last: boolean;
  /** Which of `lanes` columns side by side it stands in. */
  readonly lane: number;
  readonly lanes: number;
}

type Loose = Omit<Piece, 'lane' | 'lanes'>;

/** The pieces of each day, in order. */
export function piecesOf(occurrences: readonly OccurrenceView[], dates: readonly string[]): ReadonlyMap<string, readonly Piece[]> {
  return new Map(dates.map((date) => [date, inLanes(occurrences.flatMap((one) => pieceOn(one, date) ?? []))]));
}

function pieceOn(occurrence: OccurrenceView, date: string): Loose | null {
  const midnight = `${date}T00:00`;
  const begins = minutesBetween(midnight, occurrence.localStart);
  const ends = minutesBetween(midnight, occurrence.localEnd);
  const [from, to] = [Math.max(0, begins), Math.min(DAY_MINUTES, ends)];
  if (from >= to) return null;
  const key = `${occurrence.planId} ${occurrence.occursOn} ${date}`;
  return { key, occurrence, date, from, to, first: dateOf(occurrence.localStart) === date, last: ends <= DAY_MINUTES };
}

/** Pieces that touch each other, directly or through others, share the width; each takes the first lane that is free. */
function inLanes(pieces: readonly Loose[]): Piece[] {
  const sorted = pieces.toSorted((a, b) => a.from - b.from || b.to - a.to || a.key.localeCompare(b.key));
  const placed: Piece[] = [];
  let group: (Loose & { lane: number })[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...group.map((one) => ({ ...one, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const piece of sorted) {
    if (ends.length > 0 && ends.every((end) => end <= piece.from)) close();
    const free = ends.findIndex((end) => end <= piece.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = piece.to;
    group.push({ ...piece, lane });
  }
  close();
  return placed;
}
