import { Temporal } from 'temporal-polyfill';

/** The date in `zone` (IANA) at the instant `at`: `2026-03-29`. */
export const localDay = (at: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The first instant of `day` in `zone`: midnight, or what comes first where the clocks skip it. */
export const startOfDay = (day: string, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds);

/** `14 mars 2026`, `14 March 2026`. */
export function sayDay(day: string, language: 'fr' | 'en'): string {
  const date = new Date(`${day}T12:00:00Z`);
  const words = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const said = words.format(date);
  return language === 'fr' ? said.replace(/^1 /u, '1er ') : said;
}

/** The day before `day`. */
export const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
