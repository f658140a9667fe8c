import type { Query } from '../platform/database/index.ts';
import type { Plan, PlanException } from './plan.ts';
import { listExceptions, listPlans } from './plan-store.ts';
import { readCalendar } from './read-occurrences.ts';
import type { OrganisationCalendar } from './read-occurrences.ts';
import { localDateOf, occurrencesOf } from './recurrence.ts';
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

/** A stretch of time during which somebody was there, or planned. */
export interface Stretch {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

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
  const planned = plannedAround(at, plans, exceptions, calendar).filter(({ endsAt }) => endsAt > at);
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

const MOST_KEPT = 200;
const kept = new Map<string, readonly Stretch[]>();

/**
 * What is planned from the full hour before a moment until an hour after it. Kept by what it was worked out from, which is read each time: time on the
 * wall takes milliseconds, and is asked for at every draft.
 */
function plannedAround(
  at: Date,
  plans: readonly Plan[],
  exceptions: readonly PlanException[],
  calendar: OrganisationCalendar,
): readonly Stretch[] {
  const from = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
  const key = JSON.stringify([from, calendar.zone, calendar.holidays, plans, exceptions]);
  const before = kept.get(key);
  if (before) return before;
  const span = { from, to: new Date(from.getTime() + 2 * HOUR_MS) };
  const planned = plans
    .flatMap((plan) => occurrencesOf(plan, exceptions, span, calendar))
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, planned);
  return planned;
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
