/** Days of the organisation's zone, as people say them. They are dates, not moments: no zone moves them. */
import type { Language } from '../../src/people/schema.ts';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const DAY_MS = 86_400_000;

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** `14 mars 2027`, `1er mai 2027`. */
export function sayDay(day: string, language: Language): string {
  const said = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    noon(day),
  );
  return language === 'fr' ? said.replace(/^1 /u, '1er ') : said;
}

/** `day` moved by so many days. */
export const shiftDay = (day: string, days: number): string => new Date(noon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** Whether it is a whole date, as a field of dates gives it. */
export const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(noon(day).getTime());
