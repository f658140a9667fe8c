import { clockOf, dayOf, minuteOf, weekdayOf } from './local-days.ts';
import { quantile } from './quantile.ts';
import type { Hours, WeekdayHours } from './schema.ts';
import { SHORTEST_GAP_DAYS } from './spells.ts';

const SLOT_MINUTES = 15;
const SLOTS = 96;
const DAY_MINUTES = 1_440;
const QUIET_SLOTS = 16;
/** Fewer days of a weekday than this, and its hours are not told. */
const FEWEST_DAYS = 4;
/** Spoken on in fewer of its days than this share, a weekday is closed. */
const OPEN_SHARE = 0.25;
/** The four quietest hours have at least this share of an even spread: nobody closes. */
const NEVER_CLOSED = 0.2;

/** What was said when, in the account's own zone. */
export interface Timetable {
  /** `wall`: epoch in ms plus the zone's offset. */
  add(wall: number): void;
  readonly messages: () => number;
  /** The days with a message, in order. */
  days(): number[];
  grid(): number[][];
  read(): Pick<Hours, 'aroundTheClock' | 'week'>;
}

export function createTimetable(): Timetable {
  // Of each day, how many messages in each quarter of an hour.
  const byDay = new Map<number, Uint16Array>();
  let messages = 0;
  const days = () => [...byDay.keys()].toSorted((one, other) => one - other);
  const slotTotals = () => totals(byDay.values());

  return {
    add(wall) {
      const day = dayOf(wall);
      let slots = byDay.get(day);
      if (!slots) byDay.set(day, (slots = new Uint16Array(SLOTS)));
      const slot = Math.floor(minuteOf(wall) / SLOT_MINUTES);
      slots[slot] = Math.min((slots[slot] ?? 0) + 1, 65_535);
      messages += 1;
    },
    messages: () => messages,
    days,
    grid() {
      const grid = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
      for (const [day, slots] of byDay) {
        const row = grid[weekdayOf(day)];
        if (row) for (const [slot, said] of slots.entries()) row[slot >> 2] = (row[slot >> 2] ?? 0) + said;
      }
      return grid;
    },
    read() {
      const quiet = quietest(slotTotals());
      if (quiet.share >= NEVER_CLOSED) return { aroundTheClock: true, week: null };
      return { aroundTheClock: false, week: readWeek(byDay, quiet.middle) };
    },
  };
}

function totals(days: Iterable<Uint16Array>): number[] {
  const sums = Array<number>(SLOTS).fill(0);
  for (const slots of days) for (const [slot, said] of slots.entries()) sums[slot] = (sums[slot] ?? 0) + said;
  return sums;
}

/** The four quietest hours running (over midnight too): their middle, and what they have of what an even spread would give them. */
function quietest(sums: readonly number[]): { middle: number; share: number } {
  const all = sums.reduce((sum, said) => sum + said, 0);
  const weights = sums.map((_, start) => {
    let said = 0;
    for (let slot = 0; slot < QUIET_SLOTS; slot += 1) said += sums[(start + slot) % SLOTS] ?? 0;
    return said;
  });
  const least = Math.min(...weights);
  // Of a long silence, the middle: the day turns there.
  const starts = longestRun(weights.map((said) => said === least));
  const middle = (starts.from + Math.floor((starts.length - 1) / 2) + QUIET_SLOTS / 2) % SLOTS;
  return { middle, share: all === 0 ? 0 : least / ((all * QUIET_SLOTS) / SLOTS) };
}

function longestRun(flags: readonly boolean[]): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  for (let from = 0; from < flags.length; from += 1) {
    let length = 0;
    while (length < flags.length && flags[(from + length) % flags.length] === true) length += 1;
    if (length > best.length) best = { from, length };
  }
  return best;
}

/**
 * From when to when each weekday is kept: the first tenth of the days' first messages and the ninth tenth of their last ones, so that one
 * sleepless night moves nothing. The day turns in the middle of the quietest hours, not at midnight.
 */
function readWeek(byDay: ReadonlyMap<number, Uint16Array>, turn: number): WeekdayHours[] | null {
  const firsts = Array.from({ length: 7 }, (): number[] => []);
  const lasts = Array.from({ length: 7 }, (): number[] => []);
  const served = serviceDays(byDay, turn);
  for (const [day, { first, last }] of served) {
    firsts[weekdayOf(day)]?.push(first);
    lasts[weekdayOf(day)]?.push(last);
  }
  const observed = observedDays([...served.keys()].toSorted((one, other) => one - other));
  if (observed.every((days) => days < FEWEST_DAYS)) return null;
  return observed.map((days, weekday): WeekdayHours => {
    const [opening, closing] = [firsts[weekday] ?? [], lasts[weekday] ?? []];
    const present = opening.length;
    const opens = Math.round(quantile(opening, 0.1) ?? 0) * SLOT_MINUTES;
    const closes = Math.round((quantile(closing, 0.9) ?? 0) + 1) * SLOT_MINUTES;
    // What begins after midnight only is the next day's.
    const isOpen = present >= Math.max(FEWEST_DAYS / 2, days * OPEN_SHARE) && opens < DAY_MINUTES;
    return { weekday: weekday + 1, days, present, kept: isOpen ? { opens: clockOf(opens), closes: clockOf(closes) } : null };
  });
}

/**
 * Each day from turn to turn: its first and last quarter of an hour with a message, counted from the midnight before. It bears the date on which
 * it mostly begins: with a turn at 23:30, what begins at 6 is the next day's.
 */
function serviceDays(byDay: ReadonlyMap<number, Uint16Array>, turn: number): Map<number, { first: number; last: number }> {
  const served = new Map<number, { first: number; last: number }>();
  for (const [day, slots] of byDay) {
    for (const [slot, said] of slots.entries()) {
      if (said === 0) continue;
      const [start, place] = slot < turn ? [day - 1, slot + SLOTS] : [day, slot];
      const known = served.get(start);
      served.set(start, { first: Math.min(known?.first ?? place, place), last: Math.max(known?.last ?? place, place) });
    }
  }
  const beginning = quantile(
    [...served.values()].map(({ first }) => first),
    0.5,
  );
  if ((beginning ?? 0) < SLOTS) return served;
  return new Map(
    [...served].map(([day, { first, last }]) => [day + 1, { first: Math.max(first - SLOTS, 0), last: Math.max(last - SLOTS, 0) }]),
  );
}

/** How many of each weekday there were, leaving out the gaps of a week or more. */
function observedDays(days: readonly number[]): number[] {
  const seen = Array<number>(7).fill(0);
  for (const [place, day] of days.entries()) {
    const next = days[place + 1] ?? day + 1;
    const until = next - day <= SHORTEST_GAP_DAYS ? next : day + 1;
    for (let one = day; one < until; one += 1) seen[weekdayOf(one)] = (seen[weekdayOf(one)] ?? 0) + 1;
  }
  return seen;
}
