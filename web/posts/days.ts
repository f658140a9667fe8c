/** The days that a calendar shows, as local dates of the organisation's zone. */
import { addDays, mondayOf, momentOf } from '../shifts/wall-time.ts';

export interface Span {
  readonly days: readonly string[];
  /** Moments, ISO 8601 in UTC; `to` excluded. */
  readonly from: string;
  readonly to: string;
}

/** The week of a day, or the weeks that its month touches. */
export function spanOf(day: string, view: 'week' | 'month', zone: string): Span {
  const first = mondayOf(view === 'week' ? day : `${day.slice(0, 8)}01`);
  const last = view === 'week' ? addDays(first, 6) : addDays(mondayOf(lastOfMonth(day)), 6);
  const days: string[] = [];
  for (let one = first; one <= last; one = addDays(one, 1)) days.push(one);
  const moment = (date: string) => new Date(momentOf(`${date}T00:00`, zone)).toISOString();
  return { days, from: moment(first), to: moment(addDays(last, 1)) };
}

/** The same day of another month, or its last one. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  const last = Number(lastOfMonth(first).slice(8, 10));
  return `${first.slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

const lastOfMonth = (day: string): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
