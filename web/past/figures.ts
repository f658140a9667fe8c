/** Figures as people read them, in the reader's language. */

/** English dates are those of the rest of the interface: day first. */
const locale = (language: string): string => (language === 'en' ? 'en-GB' : language);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function bytesIn(bytes: number, language: string): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  const options = { style: 'unit', unit: UNITS[step] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: step < 2 ? 0 : 1 } as const;
  return new Intl.NumberFormat(language, options).format(bytes / 1024 ** step);
}

/** A share: under one in a hundred, with a digit, so that little is not nothing. */
export function percentIn(share: number, language: string): string {
  const digits = share > 0 && share < 0.01 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** A local day, `2026-03-02`, in words. */
export const dayIn = (day: string, language: string): string =>
  new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** A moment's day in a zone, in words. */
export const momentDayIn = (moment: string, language: string, zone: string): string =>
  new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(new Date(moment));

/** The name of a weekday, 1 is Monday. */
export const weekdayIn = (weekday: number, language: string, width: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale(language), { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 5, weekday)));

/** `06:15` as `6 h 15` or `6:15`; `25:30` is `1 h 30`, and `nextDay` says so. */
export function hourIn(hour: string, language: string): { readonly text: string; readonly nextDay: boolean } {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  // Midnight ends a day; it belongs to the next only for what goes on after it.
  const nextDay = hours * 60 + minutes > 24 * 60;
  const shown = nextDay ? hours - 24 : hours;
  const text =
    language === 'fr'
      ? `${shown}\u00a0h${minutes === 0 ? '' : `\u00a0${String(minutes).padStart(2, '0')}`}`
      : `${shown}:${String(minutes).padStart(2, '0')}`;
  return { text, nextDay };
}

/** The figures of 24 hours, each with its hour. */
export const byHour = (row: readonly number[]): readonly (readonly [hour: string, said: number])[] =>
  row.map((said, hour) => [String(hour), said] as const);
