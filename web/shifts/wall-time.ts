/** Wall times of the organisation's zone in a browser that may be in another: `2026-11-23T06:00`, minutes since midnight, dates. */
const MINUTE = 60_000;
const DAY = 86_400_000;

const pad = (number: number, digits = 2) => String(number).padStart(digits, '0');

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  formatters.set(zone, made);
  return made;
}

/** The wall time of a moment in a zone, to the minute. */
export function wallTime(at: number, zone: string): string {
  const parts = formatterOf(zone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

const asUtc = (wall: string) => Date.parse(`${wall}:00Z`);

/** The moment of a wall time in a zone; of a time that the night skips, the end of the skip; of one that comes twice, the first. */
export function momentOf(wall: string, zone: string): number {
  const wanted = asUtc(wall);
  const offset = (at: number) => asUtc(wallTime(at, zone)) - Math.floor(at / MINUTE) * MINUTE;
  // A day before and after any change of the hour, the offset is on either side of it.
  const before = offset(wanted - DAY);
  const after = offset(wanted + DAY);
  const first = wanted - before;
  const second = wanted - after;
  if (asUtc(wallTime(first, zone)) === wanted) return first;
  if (asUtc(wallTime(second, zone)) === wanted) return second;
  // Skipped: the first minute of the new offset, between the two.
  let [old, changed] = [second / MINUTE, first / MINUTE];
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (offset(middle * MINUTE) === after) changed = middle;
    else old = middle;
  }
  return changed * MINUTE;
}

export const dateOf = (wall: string): string => wall.slice(0, 10);
export const timeOf = (wall: string): string => wall.slice(11, 16);
/** Minutes since midnight of `06:30`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** `06:30` of minutes since midnight. */
export const clockOf = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;

/** A date some days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The wall time so many minutes after midnight of a date: below 0 or past 1,440 it is another day's. */
export function wallAt(date: string, minutes: number): string {
  const days = Math.floor(minutes / 1_440);
  return `${addDays(date, days)}T${clockOf(minutes - days * 1_440)}`;
}

/** Minutes from one wall time to another, as a clock on the wall counts. */
export const minutesBetween = (from: string, to: string): number => (asUtc(to) - asUtc(from)) / MINUTE;

/** The Monday of the week of a date. */
export const mondayOf = (date: string): string => addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));

/** 1 is Monday. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));

/** When a time of day next comes: today, or tomorrow when it is past. */
export function nextAt(time: string, now: number, zone: string): { readonly at: number; readonly tomorrow: boolean } {
  const today = dateOf(wallTime(now, zone));
  const at = momentOf(`${today}T${time}`, zone);
  return at > now ? { at, tomorrow: false } : { at: momentOf(`${addDays(today, 1)}T${time}`, zone), tomorrow: true };
}

/** `14:30` of what somebody wrote: `14:30`, `14h30`, `14 h 30`, `1430`, `14`; null when it is no time of day. */
export function readTime(text: string): string | null {
  const found = /^\s*(\d{1,2})\s*(?:[h:.]\s*(\d{2})?|(\d{2}))?\s*$/iu.exec(text);
  if (!found) return null;
  const time = `${pad(Number(found[1]))}:${found[2] ?? found[3] ?? '00'}`;
  return isTime(time) ? time : null;
}
