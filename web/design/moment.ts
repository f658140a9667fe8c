/** Dates as people say them. Times come as ISO 8601 in UTC and are said in the organisation's IANA zone. */
import type { Language } from '../../src/people/schema.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly zone: string;
  readonly language: Language;
}

/** `8 h 14` in French, `8:14` in English; 24 hours in both. */
export function timeOfDay(at: Date, { zone, language }: Omit<Clock, 'now'>): string {
  const parts = formatter(language, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = String(Number(part('hour')));
  return language === 'fr' ? `${hour}\u00a0h\u00a0${part('minute')}` : `${hour}:${part('minute')}`;
}

/** Everything, with the zone: for those who hover or focus. */
export function exactMoment(at: Date, { zone, language }: Omit<Clock, 'now'>): string {
  const day = formatter(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(at);
  const name = formatter(language, { timeZoneName: 'short', timeZone: zone })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return `${day}, ${timeOfDay(at, { zone, language })} (${name?.value ?? zone})`;
}

/** The date alone, in words. */
export function dayOf(at: Date, { zone, language }: Omit<Clock, 'now'>): string {
  return formatter(language, { day: 'numeric', month: 'long', timeZone: zone }).format(at);
}

/** Near now, the distance; then the hour, the day, the date. A moment a little in the future (another clock) is now. */
export function relativeMoment(at: Date, clock: Clock): string {
  const { now, zone, language } = clock;
  const ago = now - at.getTime();
  if (ago < -MINUTE) return future(at, clock);
  if (ago < MINUTE) return language === 'fr' ? 'à l’instant' : 'just now';
  if (ago < HOUR) return distance(-Math.floor(ago / MINUTE), 'minute', language);
  const days = dayNumber(new Date(now), zone) - dayNumber(at, zone);
  return onDay(at, days, clock);
}

function future(at: Date, clock: Clock): string {
  const ahead = at.getTime() - clock.now;
  if (ahead < HOUR) return distance(Math.ceil(ahead / MINUTE), 'minute', clock.language);
  return onDay(at, dayNumber(new Date(clock.now), clock.zone) - dayNumber(at, clock.zone), clock);
}

function onDay(at: Date, daysAgo: number, { now, zone, language }: Clock): string {
  const time = timeOfDay(at, { zone, language });
  if (daysAgo === 0) return time;
  if (Math.abs(daysAgo) === 1) {
    const day = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }).format(-daysAgo, 'day');
    return `${day}, ${time}`;
  }
  const sameYear = yearIn(at, zone) === yearIn(new Date(now), zone);
  const date = formatter(language, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }), timeZone: zone }).format(at);
  return Math.abs(daysAgo) < 7 ? `${date}, ${time}` : date;
}

/** `6 min`, `2 h`, `3 j`: how long, without saying since when. */
export function duration(milliseconds: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  const [value, unit] =
    minutes < 60 ? [minutes, 'minute'] : minutes < 48 * 60 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day'];
  const key = `${language} ${unit}`;
  const format = units.get(key) ?? new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit: String(unit), unitDisplay: 'short' });
  units.set(key, format);
  return format.format(Number(value));
}

function distance(value: number, unit: 'minute', language: Language): string {
  return new Intl.RelativeTimeFormat(LOCALES[language], { style: 'short' }).format(value, unit);
}

function dayNumber(at: Date, zone: string): number {
  const parts = formatter('en', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: zone }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / (24 * HOUR);
}

const yearIn = (at: Date, zone: string) => formatter('en', { year: 'numeric', timeZone: zone }).format(at);

// Making a formatter costs a hundred times more than using it, and a list of messages uses the same few.
const formatters = new Map<string, Intl.DateTimeFormat>();
const units = new Map<string, Intl.NumberFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], options);
  formatters.set(key, made);
  return made;
}
