/** What the dialog about a planned shift holds, and how it becomes what the server takes. */
import type { OccurrenceView, PlanView, RepetitionView } from '../../src/shifts/schema.ts';
import type { Times } from './requests.ts';
import { addDays, dateOf, isDate, isTime, minutesBetween, momentOf, readTime, timeOf, weekdayOf } from './wall-time.ts';

export type Scope = 'this' | 'following' | 'all';

export interface PlanValues {
  /** Empty: nobody is chosen yet. */
  readonly memberId: string;
  readonly day: string;
  readonly from: string;
  /** At or before `from`: the next day. */
  readonly to: string;
  readonly repeats: boolean;
  readonly everyWeeks: number;
  readonly weekdays: readonly number[];
  /** Empty: without end. */
  readonly until: string;
  readonly skipHolidays: boolean;
  readonly scope: Scope;
}

export const endsNextDay = ({ from, to }: Pick<PlanValues, 'from' | 'to'>): boolean => to <= from;

/** The values of a new shift. */
export const newValues = (day: string, from: string, to: string): PlanValues => ({
  memberId: '',
  day,
  from,
  to,
  repeats: false,
  everyWeeks: 1,
  weekdays: [weekdayOf(day)],
  until: '',
  skipHolidays: false,
  scope: 'this',
});

/** The values of a planned one, moved to where it was dragged if it was. */
export function valuesOf(occurrence: OccurrenceView, plan: PlanView | undefined, moved?: Pick<Times, 'startsAt' | 'endsAt'>): PlanValues {
  const { startsAt, endsAt } = moved ?? { startsAt: occurrence.localStart, endsAt: occurrence.localEnd };
  const day = dateOf(startsAt);
  const repeat = plan?.repeat ?? null;
  const before = weekdayOf(occurrence.occursOn);
  const weekdays = repeat?.weekdays.map((one) => (one === before ? weekdayOf(day) : one)) ?? [weekdayOf(day)];
  return {
    memberId: occurrence.memberId,
    day,
    from: timeOf(startsAt),
    to: timeOf(endsAt),
    repeats: repeat !== null,
    everyWeeks: repeat?.everyWeeks ?? 1,
    weekdays: [...new Set(weekdays)].toSorted((a, b) => a - b),
    until: repeat?.until ?? '',
    skipHolidays: repeat?.skipHolidays ?? false,
    scope: 'this',
  };
}

/** The same, with its times as the server writes them, where they are times. */
export const tidied = (values: PlanValues): PlanValues => ({
  ...values,
  from: readTime(values.from) ?? values.from,
  to: readTime(values.to) ?? values.to,
});

export type PlanError = 'whoMissing' | 'dayMissing' | 'timeMissing' | 'weekdayMissing';

/** What is missing, by field. */
export function missingIn(values: PlanValues): Partial<Record<keyof PlanValues, PlanError>> {
  return {
    ...(values.memberId === '' && { memberId: 'whoMissing' as const }),
    ...(!isDate(values.day) && { day: 'dayMissing' as const }),
    ...(!isTime(values.from) && { from: 'timeMissing' as const }),
    ...(!isTime(values.to) && { to: 'timeMissing' as const }),
    ...(values.until !== '' && !isDate(values.until) && { until: 'dayMissing' as const }),
    ...(values.repeats && values.weekdays.length === 0 && { weekdays: 'weekdayMissing' as const }),
  };
}

/** The wall times; `day` in place of the one that was typed. */
export function timesOf(values: PlanValues, day = values.day): Times {
  const { memberId, from, to } = values;
  return { memberId, startsAt: `${day}T${from}`, endsAt: `${endsNextDay(values) ? addDays(day, 1) : day}T${to}` };
}

export const repetitionOf = ({ repeats, everyWeeks, weekdays, until, skipHolidays }: PlanValues): RepetitionView | null =>
  repeats ? { everyWeeks, weekdays: [...weekdays], until: until === '' ? null : until, skipHolidays } : null;

/** Minutes that the shift truly lasts when a change of the hour falls into it; null when none does. */
export function changedLength(values: PlanValues, zone: string): number | null {
  if (Object.keys(missingIn({ ...values, memberId: 'known' })).length > 0) return null;
  const { startsAt, endsAt } = timesOf(values);
  const lasts = (momentOf(endsAt, zone) - momentOf(startsAt, zone)) / 60_000;
  // Wholly in the hour that is skipped: it keeps its length, after it.
  return lasts === 0 || lasts === minutesBetween(startsAt, endsAt) ? null : lasts;
}
