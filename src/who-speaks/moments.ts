/** Times as the public reads them, in the organisation's zone. */
import { localDay } from '../offices/index.ts';
import type { PageLanguage } from '../platform/http/index.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const formatters = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs a hundred times more than using it.
function formatter(language: PageLanguage, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, ...options });
  if (formatters.size < 500) formatters.set(key, made);
  return made;
}

export interface Reading {
  readonly language: PageLanguage;
  readonly zone: string;
  readonly now: Date;
}

/** `8 h 05` and `20 h` in French, `8:05` and `20:00` in English. */
export function sayTime(at: Date, { language, zone }: Omit<Reading, 'now'>): string {
  const parts = formatter(language, zone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = String(Number(part('hour')));
  if (language === 'en') return `${hour}:${part('minute')}`;
  return part('minute') === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${part('minute')}`;
}

const daysFrom = (now: Date, at: Date, zone: string): number =>
  Math.round((Date.parse(localDay(at, zone)) - Date.parse(localDay(now, zone))) / 86_400_000);

/** `aujourd’hui`, `demain`, then the day's name; beyond a week the date. */
export function sayNearDay(at: Date, reading: Reading): string {
  const { language, zone, now } = reading;
  const days = daysFrom(now, at, zone);
  if (days === 0) return language === 'fr' ? 'aujourd’hui' : 'today';
  if (days === 1) return language === 'fr' ? 'demain' : 'tomorrow';
  if (days < 7) return formatter(language, zone, { weekday: 'long' }).format(at);
  return formatter(language, zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** The moment until which somebody is there: its hour, with the day when it is not today. */
export function sayUntil(at: Date, reading: Reading): string {
  const time = sayTime(at, reading);
  const days = daysFrom(reading.now, at, reading.zone);
  if (days === 0) return time;
  const day = sayNearDay(at, reading);
  return reading.language === 'fr' ? `${day} ${time}` : `${time} ${day}`;
}

/** `demain à 6 h`, `tomorrow at 6:00`. */
export function sayMoment(at: Date, reading: Reading): string {
  return reading.language === 'fr'
    ? `${sayNearDay(at, reading)} à ${sayTime(at, reading)}`
    : `${sayNearDay(at, reading)} at ${sayTime(at, reading)}`;
}

/** `6 h – 14 h`; past midnight the end stands without its day, as rotas write it. */
export function sayHours({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, reading: Reading): string {
  const between = reading.language === 'fr' ? '\u2009–\u2009' : '–';
  return `${sayTime(startsAt, reading)}${between}${sayTime(endsAt, reading)}`;
}

/** `3 mars 2026`. A day of the organisation's, not an instant. */
export function sayDate(day: string, language: PageLanguage): string {
  const said = formatter(language, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${day}T12:00:00Z`));
  return language === 'fr' ? said.replace(/^1 /u, '1er ') : said;
}
