/**
 * When the shifts of a plan are. A rota says wall times, so a shift from 1:00 to 4:00 begins at 1:00 and ends at 4:00 on the night when
 * summer begins (two hours long) as on the night when it ends (four hours long). A time that the night skips is the end of the skip (from 2:30
 * to 3:30 is from 3:00 to 3:30 then), and of a time that comes twice the first is meant (from 2:30 to 3:30 is two hours then): so whoever
 * begins when another ends still does, whatever the night, and the end on the wall is the end that was planned.
 */
import { Temporal } from 'temporal-polyfill';
import type { Plan, PlanException } from './plan.ts';

export interface Occurrence {
  readonly planId: string;
  /** The local date on which the plan has it begin; with `planId`, its name, even when it was moved. */
  readonly occursOn: string;
  readonly accountId: string;
  readonly memberId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Wall times in the organisation's zone. */
  readonly localStart: string;
  readonly localEnd: string;
  readonly repeated: boolean;
  /** It is not as its plan says. */
  readonly changed: boolean;
}

export interface Calendar {
  /** IANA name. */
  readonly zone: string;
  /** Whether a local date is a public holiday. */
  readonly isHoliday: (date: string) => boolean;
}

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Days that one question may be about. */
const LONGEST_SPAN_DAYS = 400;
const DAY_MS = 86_400_000;

const wall = (text: string) => Temporal.PlainDateTime.from(text);
const minutes = (time: Temporal.PlainDateTime) => time.toString({ smallestUnit: 'minute' });

/** The moment of a wall time in a zone; of one that is skipped there, the end of the skip. */
export function momentOf(local: string, zone: string): Date {
  const at = wall(local).toZonedDateTime(zone);
  if (at.toPlainDateTime().equals(wall(local))) return new Date(at.epochMilliseconds);
  const skip = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? at;
  return new Date(skip.epochMilliseconds);
}

/** The wall time of a moment in a zone, to the minute. */
export const wallTimeOf = (at: Date, zone: string): string =>
  minutes(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime());

export const localDateOf = (at: Date, zone: string): string => wallTimeOf(at, zone).slice(0, 10);

/** Start and end as moments. A shift that lies wholly in the hour that a night skips keeps its length, after it. */
export function momentsOf(local: { readonly startsAt: string; readonly endsAt: string }, zone: string): { startsAt: Date; endsAt: Date } {
  const startsAt = momentOf(local.startsAt, zone);
  const endsAt = momentOf(local.endsAt, zone);
  if (endsAt > startsAt) return { startsAt, endsAt };
  const length = wall(local.startsAt).until(wall(local.endsAt)).total({ unit: 'milliseconds' });
  return { startsAt, endsAt: new Date(startsAt.getTime() + length) };
}

/** Whether the plan has one begin on that local date, exceptions aside. */
export function occursOn(plan: Plan, date: string, { isHoliday }: Pick<Calendar, 'isHoliday'>): boolean {
  const { repeat } = plan;
  const first = plan.startsAt.slice(0, 10);
  if (repeat === null) return date === first;
  if (date < first || (repeat.until !== null && date > repeat.until)) return false;
  const day = dayNumber(date);
  if (!repeat.weekdays.includes(weekdayOf(day))) return false;
  const weeks = (mondayOf(day) - mondayOf(dayNumber(first))) / 7;
  return weeks % repeat.everyWeeks === 0 && !(repeat.skipHolidays && isHoliday(date));
}

/** The occurrences of a plan that touch a span, in their order. Throws for a span of more than 400 days. */
export function occurrencesOf(plan: Plan, exceptions: readonly PlanException[], span: Span, calendar: Calendar): Occurrence[] {
  if (span.to.getTime() - span.from.getTime() > LONGEST_SPAN_DAYS * DAY_MS) throw new Error('a span is 400 days at most');
  const mine = new Map(exceptions.filter(({ planId }) => planId === plan.planId).map((one) => [one.occursOn, one]));
  const found = [];
  for (const date of datesIn(plan, span, calendar.zone)) {
    if (!mine.has(date) && occursOn(plan, date, calendar)) found.push(asPlanned(plan, date, calendar.zone));
  }
  // A moved one may come from a day far from the span, and goes by what was said of it even when its plan has changed since.
  for (const exception of mine.values()) {
    if (!exception.cancelled && occursOn(plan, exception.occursOn, calendar)) found.push(asMoved(plan, exception, calendar.zone));
  }
  return found.filter(({ startsAt, endsAt }) => endsAt > span.from && startsAt < span.to).toSorted(byStart);
}

export const byStart = (a: Pick<Occurrence, 'startsAt' | 'endsAt'>, b: Pick<Occurrence, 'startsAt' | 'endsAt'>): number =>
  a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime();

/** Days since 1970-01-01: a thousand of them are looked at where ten matter, so no calendar is asked. */
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** 1 is Monday; 1970 began on a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
const mondayOf = (day: number): number => day - weekdayOf(day) + 1;

/** The dates on which an occurrence that touches the span may begin. */
function datesIn(plan: Plan, span: Span, zone: string): string[] {
  const first = plan.startsAt.slice(0, 10);
  if (plan.repeat === null) return [first];
  const from = Math.max(dayNumber(localDateOf(span.from, zone)) - 2, dayNumber(first));
  const last = dayNumber(localDateOf(span.to, zone));
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, day) => dateOf(from + day));
}

function asPlanned(plan: Plan, date: string, zone: string): Occurrence {
  const days = dayNumber(date) - dayNumber(plan.startsAt.slice(0, 10));
  const local = { startsAt: minutes(wall(plan.startsAt).add({ days })), endsAt: minutes(wall(plan.endsAt).add({ days })) };
  return { ...asSaid(plan, date, local, zone), memberId: plan.memberId, changed: false };
}

function asMoved(plan: Plan, exception: Extract<PlanException, { cancelled: false }>, zone: string): Occurrence {
  return { ...asSaid(plan, exception.occursOn, exception, zone), memberId: exception.memberId, changed: true };
}

function asSaid(plan: Plan, occursOn: string, local: { readonly startsAt: string; readonly endsAt: string }, zone: string) {
  const { planId, accountId, repeat } = plan;
  const moments = momentsOf(local, zone);
  return { planId, occursOn, accountId, ...moments, localStart: local.startsAt, localEnd: local.endsAt, repeated: repeat !== null };
}
