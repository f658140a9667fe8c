import { useTranslation } from 'react-i18next';
import { timeOfDay } from '../design/moment.ts';

export interface WallWords {
  /** `6 h 30` of `06:30`; `6:30` in English. */
  time(time: string): string;
  /** `lundi 23 novembre`. */
  day(date: string): string;
  /** `lun. 23`. */
  shortDay(date: string): string;
  /** `lun.` of 1. */
  weekday(day: number): string;
}

/** Wall times and dates as people say them. They are of no zone: the organisation's clock is meant. */
export function useWallWords(): WallWords {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const on = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(`${date}T12:00:00Z`));
  return {
    time: (time) => {
      const words = timeOfDay(new Date(`2026-01-01T${time}:00Z`), { zone: 'UTC', language });
      return language === 'fr' ? words.replace(/\u00a000$/u, '') : words;
    },
    day: (date) => on(date, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (date) => on(date, { weekday: 'short', day: 'numeric' }),
    // 2026-06-01 was a Monday.
    weekday: (day) => on(`2026-06-0${day}`, { weekday: 'short' }),
  };
}
