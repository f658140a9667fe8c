import type { Query } from '../platform/database/index.ts';
import { coverageOf } from './coverage.ts';
import { holidayOn } from './holidays.ts';
import { checkPlan } from './plan.ts';
import { listPlans } from './plan-store.ts';
import { readCalendar, readOccurrences } from './read-occurrences.ts';
import { localDateOf, momentOf } from './recurrence.ts';
import { readAccount } from './say.ts';
import type { WeekView } from './schema.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { listShiftsIn } from './store.ts';
import { toClashView, toOccurrenceView, toPlanView, toShiftView, toStretch, toTogetherView } from './views.ts';

export interface WeekQuestion {
  readonly accountId: string;
  /** The first local date. */
  readonly from: string;
  readonly days: number;
  /** In which holidays are named. */
  readonly language: 'fr' | 'en';
}

/** What is planned and what was, of one account; null when there is no such account or date. */
export async function readWeek(
  deps: Pick<ShiftsDeps, 'findOrganisation'>,
  db: Query,
  organisationId: string,
  question: WeekQuestion,
): Promise<WeekView | null> {
  const { accountId, from, language } = question;
  const dates = datesFrom(from, question.days);
  if (dates === null || (await readAccount(db, organisationId, accountId)) === null) return null;
  const calendar = await readCalendar(deps, db, organisationId);
  const span = { from: momentOf(`${dates.days[0]}T00:00`, calendar.zone), to: momentOf(`${dates.end}T00:00`, calendar.zone) };
  const all = await readOccurrences(db, organisationId, { calendar, span });
  const coverage = coverageOf(all, accountId, calendar.zone);
  const occurrences = all.filter((one) => one.accountId === accountId);
  const seen = new Set(occurrences.map(({ planId }) => planId));
  const plans = await listPlans(db, organisationId, { accountId, from: localDateOf(span.from, calendar.zone) });
  const shifts = await listShiftsIn(db, organisationId, { accountId, ...span });
  return {
    zone: calendar.zone,
    days: dates.days.map((date) => ({ date, holiday: holidayOn(calendar.holidays, date, language) })),
    occurrences: occurrences.map(toOccurrenceView),
    plans: plans.filter(({ planId }) => seen.has(planId)).map(toPlanView),
    shifts: shifts.map(toShiftView),
    together: coverage.together.map(toTogetherView),
    gaps: coverage.gaps.map(toStretch),
    clashes: coverage.clashes.map(toClashView),
  };
}

function datesFrom(from: string, count: number): { days: string[]; end: string } | null {
  if (!checkPlan({ startsAt: `${from}T00:00`, endsAt: `${from}T00:01`, repeat: null }).ok) return null;
  const noon = Date.parse(`${from}T12:00:00Z`);
  const date = (day: number) => new Date(noon + day * 86_400_000).toISOString().slice(0, 10);
  return { days: Array.from({ length: count }, (_, day) => date(day)), end: date(count) };
}
