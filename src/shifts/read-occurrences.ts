import type { Query } from '../platform/database/index.ts';
import { countryOf, holidayOn } from './holidays.ts';
import type { HolidayCalendar } from './holidays.ts';
import { listExceptions, listPlans } from './plan-store.ts';
import { byStart, localDateOf, occurrencesOf } from './recurrence.ts';
import type { Calendar, Occurrence, Span } from './recurrence.ts';
import { findCalendar } from './settings-store.ts';
import type { ShiftsDeps } from './shifts-deps.ts';

/** The organisation's calendar: its zone, and the days it keeps. */
export interface OrganisationCalendar extends Calendar {
  readonly holidays: HolidayCalendar;
  readonly language: 'fr' | 'en';
}

/** The calendar of an organisation; until it has chosen, the holidays of the country of its zone. Throws when there is no organisation. */
export async function readCalendar(
  deps: Pick<ShiftsDeps, 'findOrganisation'>,
  db: Query,
  organisationId: string,
): Promise<OrganisationCalendar> {
  const organisation = await deps.findOrganisation(db, organisationId);
  if (organisation === null) throw new Error('an organisation has a zone');
  const { timeZone: zone, language } = organisation;
  const holidays = (await findCalendar(db, organisationId)) ?? { country: countryOf(zone), region: null };
  return { zone, language, holidays, isHoliday: (date) => holidayOn(holidays, date) !== null };
}

/** What is planned in a span, of one account or of all, in order. */
export async function readOccurrences(
  db: Query,
  organisationId: string,
  question: { readonly calendar: Calendar; readonly span: Span; readonly accountId?: string | undefined },
): Promise<Occurrence[]> {
  const { calendar, span, accountId } = question;
  const plans = await listPlans(db, organisationId, { accountId, from: localDateOf(span.from, calendar.zone) });
  const exceptions = await listExceptions(
    db,
    organisationId,
    plans.map(({ planId }) => planId),
  );
  return plans.flatMap((plan) => occurrencesOf(plan, exceptions, span, calendar)).toSorted(byStart);
}

const DAY_MS = 86_400_000;
/** Days ahead in which the next presence is looked for; in two steps, since it is nearly always soon. */
const HORIZONS = [8, 62] as const;

/** The next shift that begins after `now`; null when none is planned within two months. */
export async function findNextOccurrence(
  db: Query,
  organisationId: string,
  question: { readonly calendar: Calendar; readonly accountId: string; readonly now: Date },
): Promise<Occurrence | null> {
  const { calendar, accountId, now } = question;
  for (const days of HORIZONS) {
    const span = { from: now, to: new Date(now.getTime() + days * DAY_MS) };
    const next = (await readOccurrences(db, organisationId, { calendar, span, accountId })).find(({ startsAt }) => startsAt > now);
    if (next) return next;
  }
  return null;
}
