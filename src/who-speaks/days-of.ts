import { localDay } from '../offices/index.ts';
import { sayHours } from './moments.ts';
import type { Reading } from './moments.ts';
import type { Hours } from './page-view.ts';

export interface Days {
  readonly first: Date;
  /** The same as `first` when it is one day. */
  readonly last: Date;
  readonly times: readonly string[];
}

const DAY_MS = 86_400_000;

/** Hours by day, in order; days in a row on which they are the same are put together. What has begun counts as today's. */
export function daysOf(hours: readonly Hours[], reading: Reading): Days[] {
  const { zone, now } = reading;
  const byDay = new Map<string, { at: Date; times: string[] }>();
  for (const one of hours) {
    const at = one.startsAt > now ? one.startsAt : now;
    const day = localDay(at, zone);
    const known = byDay.get(day) ?? { at, times: [] };
    byDay.set(day, { ...known, times: [...known.times, sayHours(one, reading)] });
  }
  const days: { first: Date; last: Date; lastDay: string; times: string[] }[] = [];
  for (const [day, { at, times }] of byDay) {
    const before = days.at(-1);
    const follows = before && Date.parse(day) - Date.parse(before.lastDay) === DAY_MS && before.times.join() === times.join();
    if (follows) Object.assign(before, { last: at, lastDay: day });
    else days.push({ first: at, last: at, lastDay: day, times });
  }
  return days.map(({ first, last, times }) => ({ first, last, times }));
}
