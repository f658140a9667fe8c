/**
 * The days of a rule of RFC 5545, found by looking at each day of its span: that ends whatever the rule says, which an iterator that looks for
 * the next day does not (`FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31` has none).
 */
import type ICAL from 'ical.js';

const DAY_MS = 86_400_000;
const UNDERSTOOD = new Set(['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS']);
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** A day, counted from 1 January 1970. */
type Day = number;
type Test = (day: Day) => boolean;

export const toDay = (date: string): Day => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
export const toDate = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Whether each part of the rule is one that is understood here, where it is. */
export function understands({ freq, parts }: ICAL.Recur): boolean {
  const given = parts as Readonly<Record<string, readonly (string | number)[]>>;
  if (Object.keys(given).some((name) => !UNDERSTOOD.has(name))) return false;
  if ('BYMONTHDAY' in given && freq === 'WEEKLY') return false;
  const days = (given['BYDAY'] ?? []).map(String);
  const nth =
    freq === 'MONTHLY' || freq === 'YEARLY' ? /^([+-]?([1-9]|[1-4]\d|5[0-3]))?(SU|MO|TU|WE|TH|FR|SA)$/u : /^(SU|MO|TU|WE|TH|FR|SA)$/u;
  return days.every((day) => nth.test(day)) && !('BYSETPOS' in given && Object.keys(given).length === 1);
}

/** The days of the rule from `from` to `until`, both included, in order. `from` is where its intervals count from, and is a day of it only when it fits. */
export function* recurringDays(recur: ICAL.Recur, from: string, until: string): Generator<string> {
  const [first, last] = [toDay(from), toDay(until)];
  const period = periodOf(recur, first);
  const fits = fitting(recur, first);
  const positions = numbers(recur, 'BYSETPOS');
  const chosen = new Map<Day, ReadonlySet<Day>>();
  for (let day = first; day <= last; day += 1) {
    const { start, end, index } = period(day);
    if (index % recur.interval !== 0 || !fits(day)) continue;
    if (positions.length > 0) {
      if (!chosen.has(start)) chosen.set(start, atPositions(start, end, { fits, positions }));
      if (!chosen.get(start)?.has(day)) continue;
    }
    yield toDate(day);
  }
}

const numbers = ({ parts }: ICAL.Recur, name: string): number[] =>
  ((parts as Readonly<Record<string, readonly (string | number)[]>>)[name] ?? []).map(Number);
const at = (day: Day): Date => new Date(day * DAY_MS);
const dayOf = (year: number, month: number, date = 1): Day => Math.round(Date.UTC(year, month, date) / DAY_MS);
const weekdayOf = (day: Day): number => at(day).getUTCDay();
const monthOf = (day: Day): { start: Day; end: Day } => {
  const [year, month] = [at(day).getUTCFullYear(), at(day).getUTCMonth()];
  return { start: dayOf(year, month), end: dayOf(year, month + 1) - 1 };
};
const yearOf = (day: Day): { start: Day; end: Day } => {
  const year = at(day).getUTCFullYear();
  return { start: dayOf(year, 0), end: dayOf(year, 11, 31) };
};

/** The day, week, month or year of a day, and how many of them it is after the first one. */
function periodOf({ freq, wkst }: ICAL.Recur, first: Day): (day: Day) => { start: Day; end: Day; index: number } {
  const months = (day: Day) => at(day).getUTCFullYear() * 12 + at(day).getUTCMonth();
  // ical.js counts weekdays from 1, Sunday.
  const week = (day: Day) => day - ((weekdayOf(day) - (Number(wkst) - 1) + 7) % 7);
  switch (freq) {
    case 'WEEKLY':
      return (day) => ({ start: week(day), end: week(day) + 6, index: (week(day) - week(first)) / 7 });
    case 'MONTHLY':
      return (day) => ({ ...monthOf(day), index: months(day) - months(first) });
    case 'YEARLY':
      return (day) => ({ ...yearOf(day), index: at(day).getUTCFullYear() - at(first).getUTCFullYear() });
    default:
      return (day) => ({ start: day, end: day, index: day - first });
  }
}

/** What the parts of the rule ask of a day; where they name none, it is the first one's. */
function fitting(recur: ICAL.Recur, first: Day): Test {
  const { freq } = recur;
  const months = numbers(recur, 'BYMONTH');
  const dates = numbers(recur, 'BYMONTHDAY');
  const weekdays = ((recur.parts as Readonly<Record<string, readonly (string | number)[]>>)['BYDAY'] ?? []).map(String);
  const tests: Test[] = [];
  if (months.length > 0) tests.push((day) => months.includes(at(day).getUTCMonth() + 1));
  if (dates.length > 0) tests.push((day) => dates.includes(at(day).getUTCDate()) || dates.includes(day - monthOf(day).end - 1));
  if (weekdays.length > 0) {
    const span = freq === 'YEARLY' && months.length === 0 ? yearOf : monthOf;
    tests.push((day) => weekdays.some((one) => isWeekday(one, day, span(day))));
  }
  if (dates.length === 0 && weekdays.length === 0) {
    if (freq === 'WEEKLY') tests.push((day) => weekdayOf(day) === weekdayOf(first));
    if (freq === 'MONTHLY' || freq === 'YEARLY') tests.push((day) => at(day).getUTCDate() === at(first).getUTCDate());
    if (freq === 'YEARLY' && months.length === 0) tests.push((day) => at(day).getUTCMonth() === at(first).getUTCMonth());
  }
  return (day) => tests.every((test) => test(day));
}

/** `TH`: any; `2TH`, `-1TH`: the one of the span that has this number, from its beginning or its end. */
function isWeekday(one: string, day: Day, { start, end }: { readonly start: Day; readonly end: Day }): boolean {
  if (WEEKDAYS[weekdayOf(day)] !== one.slice(-2)) return false;
  const number = Number(one.slice(0, -2));
  if (number === 0) return true;
  return number > 0 ? Math.floor((day - start) / 7) + 1 === number : Math.floor((end - day) / 7) + 1 === -number;
}

function atPositions(start: Day, end: Day, { fits, positions }: { readonly fits: Test; readonly positions: readonly number[] }): Set<Day> {
  const all: Day[] = [];
  for (let day = start; day <= end; day += 1) if (fits(day)) all.push(day);
  return new Set(positions.flatMap((position) => all.at(position > 0 ? position - 1 : position) ?? []));
}
