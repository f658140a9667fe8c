const DAY_MS = 86_400_000;

/** Days as numbers (0 is 1970-01-01), weekdays from 0 (Monday). */
export const dayOf = (wall: number): number => Math.floor(wall / DAY_MS);
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
export const minuteOf = (wall: number): number => Math.floor((wall - dayOf(wall) * DAY_MS) / 60_000);
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `HH:MM`; past midnight the hours go on (25:30), so that an evening ends after it begins. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
