import { useTranslation } from 'react-i18next';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { addDays, dateOf, minutesBetween, timeOf, wallTime } from './wall-time.ts';

export interface WallWords {
  /** `6 h 30` of `06:30`; `6:30` in English. */
  time(time: string): string;
  /** `lundi 23 novembre`. */
  day(date: string): string;
  /** `lun. 23`. */
  shortDay(date: string): string;
  /** `lun.` of 1. */
  weekday(day: number): string;
  /** `16–22 novembre`: from a date, so many days. */
  range(from: string, days: number): string;
  /** `14 h` of a moment (ISO 8601 or milliseconds), on the organisation's clock. */
  hour(at: string | number): string;
  /** When something will be: `à 14 h`, `demain à 6 h`, `lundi à 6 h`, `le 7 décembre à 6 h`. */
  when(at: string | number): string;
}

/** Wall times and dates as people say them. They are of no zone: the organisation's clock is meant. */
export function useWallWords(): WallWords {
  const { t, i18n } = useTranslation('shifts');
  const { now, zone } = useClock();
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const on = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(`${date}T12:00:00Z`));
  const time = (clock: string) => {
    const words = timeOfDay(new Date(`2026-01-01T${clock}:00Z`), { zone: 'UTC', language });
    return language === 'fr' ? words.replace(/\u00a000$/u, '') : words;
  };
  const wall = (at: string | number) => wallTime(typeof at === 'string' ? Date.parse(at) : at, zone);
  return {
    time,
    day: (date) => on(date, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (date) => on(date, { weekday: 'short', day: 'numeric' }),
    // 2026-06-01 was a Monday.
    weekday: (day) => on(`2026-06-0${day}`, { weekday: 'short' }),
    range: (from, days) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(
        Date.parse(`${from}T12:00:00Z`),
        Date.parse(`${addDays(from, days - 1)}T12:00:00Z`),
      ),
    hour: (at) => time(timeOf(wall(at))),
    when: (at) => {
      const then = wall(at);
      const days = minutesBetween(`${dateOf(wall(now))}T00:00`, `${dateOf(then)}T00:00`) / 1_440;
      const hour = time(timeOf(then));
      if (days <= 0) return t('when.today', { hour });
      if (days === 1) return t('when.tomorrow', { hour });
      const day = days < 7 ? on(dateOf(then), { weekday: 'long' }) : on(dateOf(then), { day: 'numeric', month: 'long' });
      return t(days < 7 ? 'when.weekday' : 'when.date', { hour, day });
    },
  };
}
