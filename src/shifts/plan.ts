import { Temporal } from 'temporal-polyfill';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

/** When a plan comes again. */
export interface Repetition {
  /** 1: each week; 2: every other week, counted from the week of the first occurrence (weeks begin on Monday). */
  readonly everyWeeks: number;
  /** 1 is Monday, 7 is Sunday; distinct, in order. */
  readonly weekdays: readonly number[];
  /** The last local date on which one may begin; null: without end. */
  readonly until: string | null;
  /** Not on the public holidays of the organisation's calendar. */
  readonly skipHolidays: boolean;
}

/** Who is to be at which helm, once or again and again. Times are wall times in the organisation's zone: `2026-03-29T01:00`. */
export interface Plan {
  readonly planId: string;
  readonly accountId: string;
  readonly memberId: string;
  readonly startsAt: string;
  /** After `startsAt`, by 24 hours at most. */
  readonly endsAt: string;
  /** Null: once. */
  readonly repeat: Repetition | null;
}

/** One occurrence that is not as its plan says. */
export type PlanException =
  | { readonly planId: string; readonly occursOn: string; readonly cancelled: true }
  | {
      readonly planId: string;
      readonly occursOn: string;
      readonly cancelled: false;
      readonly startsAt: string;
      readonly endsAt: string;
      readonly memberId: string;
    };

export type TimesRefusal =
  | { kind: 'no-such-time'; field: 'startsAt' | 'endsAt' | 'until' }
  | { kind: 'ends-before-start' }
  | { kind: 'longer-than-a-day' };
export type PlanRefusal = TimesRefusal | { kind: 'until-before-start' };

/** Plans that one organisation may have at a time. */
export const MOST_PLANS = 2_000;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Reads `2026-03-29T01:00`; null when there is no such time. */
export function readWallTime(text: string): Temporal.PlainDateTime | null {
  try {
    const read = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return read.year >= FIRST_YEAR && read.year <= LAST_YEAR ? read : null;
  } catch {
    return null;
  }
}

/** Whether somebody can be planned from one wall time to another. */
export function checkTimes({ startsAt, endsAt }: Pick<Plan, 'startsAt' | 'endsAt'>): Result<undefined, TimesRefusal> {
  const start = readWallTime(startsAt);
  if (start === null) return fail({ kind: 'no-such-time', field: 'startsAt' });
  const end = readWallTime(endsAt);
  if (end === null) return fail({ kind: 'no-such-time', field: 'endsAt' });
  if (Temporal.PlainDateTime.compare(end, start) <= 0) return fail({ kind: 'ends-before-start' });
  if (Temporal.PlainDateTime.compare(end, start.add({ hours: 24 })) > 0) return fail({ kind: 'longer-than-a-day' });
  return succeed();
}

/** Whether a plan makes sense; who it is about is checked elsewhere. */
export function checkPlan(plan: Pick<Plan, 'startsAt' | 'endsAt' | 'repeat'>): Result<undefined, PlanRefusal> {
  const times = checkTimes(plan);
  if (!times.ok) return times;
  const until = plan.repeat?.until ?? null;
  if (until === null) return succeed();
  if (readWallTime(`${until}T00:00`) === null) return fail({ kind: 'no-such-time', field: 'until' });
  return until < plan.startsAt.slice(0, 10) ? fail({ kind: 'until-before-start' }) : succeed();
}
