/**
 * Dates and times as people and spreadsheets write them, in French and in English. Where 03/04 may be 3 April or 4 March, both are answered: the
 * file as a whole tells, or a person.
 */

/** `YYYY-MM-DD`; `dayFirst` and `monthFirst` differ where the order of the two cannot be told, and one is null where only the other is a date. */
export interface ReadDate {
  readonly dayFirst: string | null;
  readonly monthFirst: string | null;
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'janvier janv jan january',
    'fevrier fevr fev february feb',
    'mars mar march',
    'avril avr apr april',
    'mai may',
    'juin jun june',
    'juillet juil jul july',
    'aout aou aug august',
    'septembre sept sep september',
    'octobre oct october',
    'novembre nov november',
    'decembre dec december',
  ].flatMap((names, month) => names.split(' ').map((name) => [name, month + 1] as const)),
);

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
const two = (number: number): string => String(number).padStart(2, '0');

function dateOf(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  if (full < 1990 || full > 2200 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(full, month, 0)).getUTCDate()) return null;
  return `${full}-${two(month)}-${two(day)}`;
}

const sure = (date: string | null): ReadDate | null => (date === null ? null : { dayFirst: date, monthFirst: date });

/** A date without its time; null when it is none. */
export function readDate(written: string): ReadDate | null {
  const text = folded(written).replace(/^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\S)/u, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (iso) return sure(dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/u.exec(text);
  if (numbers) {
    const [one, other, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
    const [dayFirst, monthFirst] = [dateOf(year, other, one), dateOf(year, one, other)];
    return dayFirst === null && monthFirst === null ? null : { dayFirst, monthFirst };
  }
  const french = /^(\d{1,2})(?:er|st|nd|rd|th)?[- ]([a-z]+)\.?,?[- ](\d{4}|\d{2})$/u.exec(text);
  if (french) return sure(dateOf(Number(french[3]), MONTHS[french[2] ?? ''] ?? 0, Number(french[1])));
  const english = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  if (english) return sure(dateOf(Number(english[3]), MONTHS[english[1] ?? ''] ?? 0, Number(english[2])));
  return null;
}

/** `HH:MM` of a time of the day: `9:05`, `9h05`, `9 h`, `9:05:00 PM`, `midi`; null when it is none. */
export function readTime(written: string): string | null {
  const text = folded(written).replaceAll(/[\u00a0\u202f]/gu, ' ');
  if (text === 'midi' || text === 'noon') return '12:00';
  if (text === 'minuit' || text === 'midnight') return '00:00';
  const found = /^(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?(?::\d{2}(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?$/u.exec(text);
  if (!found || (found[3] === undefined && !/[:h.]/u.test(text))) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (minute > 59) return null;
  if (found[3] === undefined) return hour > 23 ? null : `${two(hour)}:${two(minute)}`;
  if (hour < 1 || hour > 12) return null;
  return `${two((hour % 12) + (found[3] === 'p' ? 12 : 0))}:${two(minute)}`;
}

export type ReadMoment =
  | { readonly kind: 'wall'; readonly date: ReadDate; readonly time: string | null }
  /** With its own offset, or `Z`. */
  | { readonly kind: 'moment'; readonly at: string };

/** The first day of a spreadsheet's count is 31 December 1899, and it takes 1900 for a leap year. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

/** A date with or without its time, as one field. */
export function readDateTime(written: string): ReadMoment | null {
  const text = written.trim().replaceAll(/[\u00a0\u202f]/gu, ' ');
  const absolute = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/iu.exec(text);
  if (absolute) {
    const zone = (absolute[3] ?? 'Z').toUpperCase();
    const at = new Date(`${absolute[1]}T${absolute[2]}:00${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`);
    return Number.isNaN(at.getTime()) || readDate(absolute[1] ?? '') === null ? null : { kind: 'moment', at: at.toISOString() };
  }
  if (/^\d{5}(?:[.,]\d+)?$/u.test(text)) {
    const minutes = Math.round(Number(text.replace(',', '.')) * 1_440);
    const [date, time] = new Date(SHEET_EPOCH + minutes * 60_000).toISOString().split('T');
    const read = sure(date ?? null);
    return read && { kind: 'wall', date: read, time: minutes % 1_440 === 0 ? null : (time ?? '').slice(0, 5) };
  }
  const whole = readDate(text);
  if (whole) return { kind: 'wall', date: whole, time: null };
  // The date may hold spaces itself: each way of cutting is tried, the longest date first.
  const cuts = [...text.matchAll(/T(?=\d)|,? (?:à |at )?/gu)].toReversed();
  for (const cut of cuts) {
    const [date, time] = [readDate(text.slice(0, cut.index)), readTime(text.slice(cut.index + cut[0].length))];
    if (date && time) return { kind: 'wall', date, time };
  }
  return null;
}
