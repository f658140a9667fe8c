import Holidays from 'date-holidays';

/** Whose public holidays are kept: a country (`FR`) and one of its regions (`67`), as the library names them; null: none. */
export interface HolidayCalendar {
  readonly country: string | null;
  readonly region: string | null;
}

export type Language = 'fr' | 'en';

const countryOfZone = new Map<string, string | null>();

/** The country that keeps a zone, e.g. `FR` for `Europe/Paris`; null when none says so (`UTC`). The first call takes 0.2 s. */
export function countryOf(zone: string): string | null {
  if (countryOfZone.size === 0) {
    for (const country of Object.keys(new Holidays().getCountries())) {
      for (const one of new Holidays(country).getTimezones() ?? []) if (!countryOfZone.has(one)) countryOfZone.set(one, country);
    }
  }
  return countryOfZone.get(zone) ?? null;
}

export const isCalendar = ({ country, region }: HolidayCalendar): boolean =>
  country === null ? region === null : country in new Holidays().getCountries() && (region === null || region in statesOf(country, 'en'));

/** Countries to choose from, by name. */
export const listCountries = (language: Language): { code: string; name: string }[] =>
  byName(new Holidays().getCountries(language), language);

/** Regions of a country that keep days of their own. */
export const listRegions = (country: string, language: Language): { code: string; name: string }[] =>
  byName(statesOf(country, language), language);

const statesOf = (country: string, language: Language): Record<string, string> => new Holidays().getStates(country, language) ?? {};

const byName = (names: Record<string, string>, language: Language) =>
  Object.entries(names)
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));

const years = new Map<string, ReadonlyMap<string, string>>();
/** Years of calendars that are remembered. */
const MOST_YEARS = 500;

/** The public holidays of a year by local date, with their names. Banking and optional days are none. */
export function holidaysOf(calendar: HolidayCalendar, year: number, language: Language): ReadonlyMap<string, string> {
  if (calendar.country === null) return new Map();
  const key = `${calendar.country}/${calendar.region ?? ''}/${year}/${language}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const options = { types: ['public' as const], languages: [language] };
  const days =
    calendar.region === null ? new Holidays(calendar.country, options) : new Holidays(calendar.country, calendar.region, options);
  const found = new Map<string, string>();
  for (const { date, name, start, end } of days.getHolidays(year)) {
    // Some last for days; what is told of is each of them, at noon to stay clear of changes of the hour.
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let day = 0; day < length; day += 1) {
      const noon = Date.parse(`${date.slice(0, 10)}T12:00:00Z`) + day * 86_400_000;
      found.set(new Date(noon).toISOString().slice(0, 10), name);
    }
  }
  if (years.size >= MOST_YEARS) years.clear();
  years.set(key, found);
  return found;
}

/** Whether a local date is a public holiday of the calendar. */
export const holidayOn = (calendar: HolidayCalendar, date: string, language: Language = 'fr'): string | null =>
  holidaysOf(calendar, Number(date.slice(0, 4)), language).get(date) ?? null;
