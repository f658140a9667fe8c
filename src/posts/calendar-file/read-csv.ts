import { createCsvReader } from '../../signatures/history/index.ts';
import { fail, succeed } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import { findColumns, findSeparator } from './columns.ts';
import type { Columns } from './columns.ts';
import { readDate, readDateTime, readTime } from './read-date.ts';
import type { ReadDate, ReadMoment } from './read-date.ts';
import { LONGEST_WORDS, MOST_ROWS, splitParts } from './row.ts';
import type { FileFault, FoundRow, ReadFile, ReadRepeat, ReadRow, ReadTime, RowFault, SureTime } from './row.ts';

/** A field that spreadsheets would take for a formula stands behind an apostrophe, here and in our exports. */
const withoutGuard = (field: string): string => (/^'+[=+\-@\t\r]/u.test(field) ? field.slice(1) : field);

/** Reads a table of posts; `text` is the whole file. The first line names the columns. */
export function readCsv(text: string): Result<ReadFile, FileFault> {
  const begin = text.replace(/^\ufeff/u, '').replace(/^sep=(.)\r?\n/u, '');
  const skipped = text.slice(0, text.length - begin.length).split('\n').length - 1;
  const separator = /^\ufeff?sep=(.)/u.exec(text)?.[1] ?? findSeparator(/^[^\r\n]*/u.exec(begin)?.[0] ?? '');
  let columns: Columns | null = null;
  let names: readonly string[] = [];
  let tooMany = false;
  const found: { readonly line: number; readonly fields: readonly string[] | null; readonly detail: string }[] = [];
  const keep = (one: (typeof found)[number]): void => {
    if (found.length < MOST_ROWS) found.push(one);
    else tooMany = true;
  };
  const reader = createCsvReader(separator, {
    row(fields, line) {
      if (columns === null) [names, columns] = [fields, findColumns(fields)];
      else if (fields.some((field) => field.trim() !== '')) keep({ line: line + skipped, fields, detail: '' });
    },
    broken: (reason, line) => keep({ line: line + skipped, fields: null, detail: reason }),
  });
  reader.push(begin);
  reader.end();
  // Filled by the reader, which a compiler does not follow.
  const known = columns as Columns | null;
  if (known === null) return fail({ kind: 'empty-file' });
  if (known.places.text === undefined && known.apart.length === 0)
    return fail({ kind: 'no-text-column', found: names.slice(0, 30).map((name) => name.slice(0, 100)) });
  if (tooMany) return fail({ kind: 'too-many-rows', maximum: MOST_ROWS });
  const moments = found.map(({ fields }) => (fields === null ? null : readMoment(fields, known)));
  const order = orderOf(moments.flatMap((one) => (one !== null && 'date' in one ? [one.date] : [])));
  const rows = found.map(({ line, fields, detail }, place): FoundRow => {
    if (fields === null) return { line, row: null, fault: { kind: 'broken', detail } };
    const row = rowOf(fields, known, moments[place] ?? null, order);
    return 'kind' in row ? { line, row: null, fault: row } : { line, row, fault: null };
  });
  const understood = Object.entries(known.places).map(([column, place]) => [column, (names[place] ?? '').slice(0, 100)] as const);
  return succeed({ kind: 'csv', rows, columns: Object.fromEntries(understood), unknownColumns: known.unknown.slice(0, 30) });
}

type Order = 'day-first' | 'month-first' | 'unknown';

/** One date of the file that can only be read one way tells how all are read; two that disagree are each read in their own. */
function orderOf(dates: readonly ReadDate[]): Order {
  const isSure = ({ dayFirst, monthFirst }: ReadDate) => dayFirst === monthFirst;
  const unsure = dates.filter((date) => !isSure(date));
  if (unsure.some(({ monthFirst }) => monthFirst === null)) return 'day-first';
  if (unsure.some(({ dayFirst }) => dayFirst === null)) return 'month-first';
  return 'unknown';
}

const fieldOf = (fields: readonly string[], place: number | undefined): string => (place === undefined ? '' : (fields[place] ?? '').trim());

/** What stands in the columns of date and time; null: nothing stands there. */
function readMoment(fields: readonly string[], { places }: Columns): ReadMoment | RowFault | null {
  const [date, time, both] = [fieldOf(fields, places.date), fieldOf(fields, places.time), fieldOf(fields, places.moment)];
  const whole = both === '' ? date : both;
  if (whole === '') return time === '' ? null : { kind: 'no-such-date', written: '' };
  const read = readDateTime(whole);
  if (read === null) return { kind: 'no-such-date', written: whole.slice(0, 100) };
  if (read.kind === 'moment' || time === '' || both !== '') return read;
  const said = readTime(time) ?? sheetTime(time);
  return said === null ? { kind: 'no-such-time', written: time.slice(0, 100) } : { ...read, time: said };
}

/** A spreadsheet's share of a day. */
function sheetTime(written: string): string | null {
  if (!/^0[.,]\d+$/u.test(written)) return null;
  const minutes = Math.round(Number(written.replace(',', '.')) * 1_440) % 1_440;
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}

function rowOf(fields: readonly string[], columns: Columns, moment: ReadMoment | RowFault | null, order: Order): ReadRow | RowFault {
  const { places, apart } = columns;
  if (fields.reduce((sum, field) => sum + field.length, 0) > LONGEST_WORDS) return { kind: 'too-long' };
  if (moment !== null && !('date' in moment) && moment.kind !== 'moment') return moment;
  const field = (name: keyof typeof places): string => fieldOf(fields, places[name]);
  const words = (place: number | undefined): string[] => splitParts(withoutGuard(place === undefined ? '' : (fields[place] ?? '')));
  const zone = field('zone');
  return {
    uid: field('id') === '' ? null : field('id').slice(0, 500),
    state: field('state') === '' ? null : field('state').toLowerCase(),
    time: moment === null ? null : timeOf(moment, order, zone === '' ? null : zone),
    repeat: repeatOf(field('repeat'), field('until'), field('except')),
    accounts: withoutGuard(field('accounts'))
      .split(/[\s,;|]+/u)
      .filter((account) => account !== ''),
    parts: words(places.text),
    versions: apart.flatMap(({ account, place }) => ((fields[place] ?? '').trim() === '' ? [] : [{ account, parts: words(place) }])),
    visibility: field('visibility') === '' ? null : field('visibility').toLowerCase(),
    contentWarning: field('warning') === '' ? null : withoutGuard(field('warning')),
    languages: field('languages')
      .split(/[\s,;|]+/u)
      .filter((language) => language !== ''),
    deadlineMinutes: /^\d{1,6}$/u.test(field('deadline')) ? Number(field('deadline')) : null,
    more: field('more') === '' ? null : field('more'),
  };
}

function timeOf(moment: ReadMoment, order: Order, zone: string | null): ReadTime {
  if (moment.kind === 'moment') return moment;
  const { dayFirst, monthFirst } = moment.date;
  const on = (day: string): SureTime => {
    if (moment.time === null) return { kind: 'day', day };
    const local = `${day}T${moment.time}`;
    return zone === null ? { kind: 'wall', local } : { kind: 'elsewhere', local, zone };
  };
  const [one, other] = [dayFirst ?? monthFirst ?? '', monthFirst ?? dayFirst ?? ''];
  if (one !== other && order === 'unknown') return { kind: 'either', dayFirst: on(one), monthFirst: on(other) };
  return on(order === 'month-first' ? other : one);
}

function repeatOf(rule: string, until: string, except: string): ReadRepeat | null {
  if (rule === '') return null;
  const last = readDate(until)?.dayFirst ?? null;
  const days = except.split(/[\s,;|]+/u).flatMap((day) => readDate(day)?.dayFirst ?? []);
  return { ...endOf(rule), ...(last !== null && { until: last, untilMoment: null, count: null }), except: days };
}

/** A rule and its own end, apart. */
export function endOf(rule: string): Omit<ReadRepeat, 'except'> {
  const parts = rule.replace(/^RRULE:/iu, '').split(';');
  const value = (name: string): string | null =>
    parts.find((part) => part.toUpperCase().startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  const bare = parts.filter((part) => !/^(?:UNTIL|COUNT)=/iu.test(part)).join(';');
  const [end, count] = [value('UNTIL') ?? '', value('COUNT')];
  const moment = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/iu.exec(end);
  const day = /^(\d{4})(\d{2})(\d{2})/u.exec(end);
  return {
    rule: bare.slice(0, 300),
    until: moment === null && day !== null ? day.slice(1).join('-') : null,
    untilMoment: moment === null ? null : `${moment.slice(1, 4).join('-')}T${moment.slice(4).join(':')}.000Z`,
    count: count !== null && /^\d{1,6}$/u.test(count) ? Number(count) : null,
  };
}
