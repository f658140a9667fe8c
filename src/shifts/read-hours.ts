import type { Query } from '../platform/database/index.ts';
import type { Plan } from './plan.ts';
import { listExceptions, listPlans } from './plan-store.ts';
import { readCalendar } from './read-occurrences.ts';
import { localDateOf, occurrencesOf, wallTimeOf } from './recurrence.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { listAtHelm, listShiftsIn } from './store.ts';

/** Whether somebody is at an account's helm, or planned there, at a moment. */
export interface HelmHours {
  /** *Unknown*: nobody plans anything there, and nobody is. */
  readonly hours: 'open' | 'off' | 'unknown';
  /** When nobody is there any more; null: not open, or nobody knows. */
  readonly closesAt: Date | null;
}

const HOUR_MS = 3_600_000;
/** Between one who goes and one who comes, nobody says that it was shut. */
const PAUSE_MS = 15 * 60_000;

/** The hours of an account around a moment, as far as an hour later. */
export async function readHours(
  deps: Pick<ShiftsDeps, 'findOrganisation' | 'now'>,
  db: Query,
  { organisationId, accountId, at }: { readonly organisationId: string; readonly accountId: string; readonly at: Date },
): Promise<HelmHours> {
  // Who is there now says nothing of tomorrow.
  const isNow = Math.abs(at.getTime() - deps.now().getTime()) < PAUSE_MS;
  const here = isNow ? await listAtHelm(db, organisationId, accountId) : [];
  const calendar = await readCalendar(deps, db, organisationId);
  const plans = await listPlans(db, organisationId, { accountId, from: localDateOf(at, calendar.zone) });
  if (plans.length === 0 && here.length === 0) return { hours: 'unknown', closesAt: null };
  const exceptions = await listExceptions(
    db,
    organisationId,
    plans.map(({ planId }) => planId),
  );
  const span = { from: at, to: new Date(at.getTime() + HOUR_MS) };
  const moved = new Set(exceptions.map(({ planId }) => planId));
  const wall = clockMs(wallTimeOf(at, calendar.zone));
  const near = plans.filter((plan) => moved.has(plan.planId) || mayBeNear(plan, wall));
  const planned = near.flatMap((plan) => occurrencesOf(plan, exceptions, span, calendar));
  const stretches = [...here.map(({ until }) => ({ startsAt: at, endsAt: until })), ...planned];
  let end: number | null = null;
  for (const { startsAt, endsAt } of stretches.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())) {
    // In overrun, who is there is there.
    const reached = end ?? at.getTime();
    if (startsAt.getTime() - reached > (end === null ? 0 : PAUSE_MS)) continue;
    end = Math.max(reached, endsAt.getTime());
  }
  return end === null ? { hours: 'off', closesAt: null } : { hours: 'open', closesAt: end > at.getTime() ? new Date(end) : null };
}

const DAY_MS = 24 * HOUR_MS;
/** What a night may skip or repeat, and more. */
const MARGIN_MS = 3 * HOUR_MS;

const clockMs = (wallTime: string): number => Date.parse(`${wallTime}Z`);

/**
 * Whether the time of day alone lets a plan have anything within the hour: the calendar, which takes a hundred times as long, is asked of
 * few. It is asked at every draft.
 */
function mayBeNear({ startsAt, endsAt }: Plan, wall: number): boolean {
  const since = (((wall - clockMs(startsAt)) % DAY_MS) + DAY_MS) % DAY_MS;
  return since <= clockMs(endsAt) - clockMs(startsAt) + MARGIN_MS || DAY_MS - since <= HOUR_MS + MARGIN_MS;
}

/** A stretch of time during which somebody was there, or planned. */
export interface Stretch {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** When somebody was there, or planned there, in a span of 400 days at most; null where nobody was, and nothing was planned at all. */
export async function readStretches(
  deps: Pick<ShiftsDeps, 'findOrganisation'>,
  db: Query,
  {
    organisationId,
    accountId,
    from,
    to,
  }: { readonly organisationId: string; readonly accountId: string; readonly from: Date; readonly to: Date },
): Promise<Stretch[] | null> {
  const calendar = await readCalendar(deps, db, organisationId);
  const plans = await listPlans(db, organisationId, { accountId, from: localDateOf(from, calendar.zone) });
  const exceptions = await listExceptions(
    db,
    organisationId,
    plans.map(({ planId }) => planId),
  );
  const shifts = await listShiftsIn(db, organisationId, { accountId, from, to });
  if (plans.length === 0 && shifts.length === 0) return null;
  return [
    ...plans.flatMap((plan) => occurrencesOf(plan, exceptions, { from, to }, calendar)),
    ...shifts.flatMap(({ takenAt, endedAt, until }) => (takenAt ? [{ startsAt: takenAt, endsAt: endedAt ?? until }] : [])),
  ];
}
