import { fail, succeed } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import { findColumns, findSeparator } from './columns.ts';
import type { ColumnName } from './columns.ts';
import { createCsvReader } from './csv.ts';
import { detectEncoding } from './encoding.ts';
import type { Encoding, HistorySource } from './encoding.ts';
import { createJsonLinesReader } from './json-lines.ts';
import { createRowMaker } from './row.ts';
import type { HistoryRow } from './row.ts';
import { createTally } from './tally.ts';
import type { Tally, TallyLimits } from './tally.ts';
import { createClock } from './time.ts';

export interface HistoryFormat {
  readonly kind: 'csv' | 'json-lines';
  readonly encoding: Encoding;
  /** Null for JSON lines. */
  readonly separator: string | null;
  /** The column's name in the file, for each that we found. JSON lines name theirs on each line: what the first one says. */
  readonly columns: Partial<Record<ColumnName, string>>;
}

export type HistoryFailure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-text-column'; readonly found: readonly string[] }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'json-array' }
  | { readonly kind: 'unknown-zone'; readonly zone: string };

export interface Progress {
  readonly rows: number;
  readonly bytes: number;
}

export interface HistoryReading {
  /** In the order of the file. Read once; ask `History.read` for another pass. */
  readonly batches: AsyncIterable<readonly HistoryRow[]>;
  /** Fills as the batches are read. */
  readonly tally: Readonly<Tally>;
}

export interface History {
  readonly format: HistoryFormat;
  readonly zone: string;
  read(onProgress?: (progress: Progress) => void): HistoryReading;
}

export interface HistoryOptions {
  /** IANA zone of dates that do not say theirs. */
  readonly zone: string;
  /** What is kept of broken rows; the first 100, 200 characters of each, unless told. */
  readonly keep?: TallyLimits | undefined;
}

/** Enough to hold the longest line of column names that makes sense. */
const HEAD_CHARACTERS = 65_536;

/**
 * An account's history in CSV (comma, semicolon, tab or bar; quoted as in RFC 4180) or JSON lines, in UTF-8, UTF-16 with its mark, Latin-1 or
 * Windows-1252. Columns are found by name. Memory does not grow with the file. A broken row costs itself and is told in the tally.
 */
export async function openHistory(source: HistorySource, { zone, keep }: HistoryOptions): Promise<Result<History, HistoryFailure>> {
  if (!isZone(zone)) return fail({ kind: 'unknown-zone', zone });
  const encoding = await detectEncoding(source);
  const head = await readHead(source, encoding);
  if (head.includes('\0')) return fail({ kind: 'not-text' });
  const begin = head.trimStart();
  if (begin === '') return fail({ kind: 'empty' });
  if (begin.startsWith('[')) return fail({ kind: 'json-array' });
  const format = begin.startsWith('{') ? jsonFormat(begin, encoding) : csvFormat(begin, encoding);
  if (!format.ok) return format;
  const clock = createClock(zone);
  const read = (onProgress?: (progress: Progress) => void): HistoryReading => {
    const tally = createTally(keep);
    return { tally, batches: readBatches({ source, format: format.value, tally, makeRow: createRowMaker(clock), onProgress }) };
  };
  return succeed({ format: format.value, zone, read });
}

interface Pass {
  readonly source: HistorySource;
  readonly format: HistoryFormat;
  readonly tally: Tally;
  readonly makeRow: ReturnType<typeof createRowMaker>;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

async function* readBatches(pass: Pass): AsyncGenerator<readonly HistoryRow[]> {
  const { source, format, tally, makeRow, onProgress } = pass;
  let batch: HistoryRow[] = [];
  const broken = tally.broken.bind(tally);
  const keep = (row: HistoryRow) => {
    tally.rows++;
    if (row.at === null) tally.undated++;
    batch.push(row);
  };
  let columns: ReturnType<typeof findColumns> | null = null;
  let width = 0;
  const csvSink = {
    row: (fields: string[], line: number) => {
      if (!columns) {
        columns = findColumns(fields);
        width = fields.length;
      } else if (fields.length === width) keep(makeRow.fromFields(fields, columns, line));
      else broken('column-count', line, fields.join(format.separator ?? ','));
    },
    broken,
  };
  const reader =
    format.kind === 'csv'
      ? createCsvReader(format.separator ?? ',', csvSink)
      : createJsonLinesReader({ object: (object, line, raw) => keep(makeRow.fromObject(object, line, raw)), broken });
  const decoder = new TextDecoder(format.encoding);
  let bytes = 0;
  for await (const chunk of source()) {
    bytes += chunk.length;
    reader.push(decoder.decode(chunk, { stream: true }));
    if (batch.length > 0) yield batch;
    batch = [];
    onProgress?.({ rows: tally.rows, bytes });
  }
  reader.push(decoder.decode());
  reader.end();
  if (batch.length > 0) yield batch;
  onProgress?.({ rows: tally.rows, bytes });
}

async function readHead(source: HistorySource, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let head = '';
  for await (const chunk of source()) {
    head += decoder.decode(chunk, { stream: true });
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head.slice(0, HEAD_CHARACTERS);
}

function csvFormat(head: string, encoding: Encoding): Result<HistoryFormat, HistoryFailure> {
  const separator = findSeparator(/^[^\r\n]*/.exec(head)?.[0] ?? '');
  let names: string[] | null = null;
  const reader = createCsvReader(separator, { row: (fields) => void (names ??= fields), broken: () => undefined });
  reader.push(head);
  if (!names) reader.end();
  const found: readonly string[] = names ?? [];
  const places = findColumns(found);
  if (places.text === undefined) return fail({ kind: 'no-text-column', found: found.slice(0, 20).map((name) => name.slice(0, 40)) });
  const columns = Object.fromEntries(Object.entries(places).map(([column, place]) => [column, found[place] ?? '']));
  return succeed({ kind: 'csv', encoding, separator, columns });
}

function jsonFormat(head: string, encoding: Encoding): Result<HistoryFormat, HistoryFailure> {
  const lines = head.split('\n', 50);
  let found: string[] = [];
  for (const line of lines) {
    const names = namesOf(line);
    if (found.length === 0) found = names;
    const places = findColumns(names);
    if (places.text === undefined) continue;
    const columns = Object.fromEntries(Object.entries(places).map(([column, place]) => [column, names[place] ?? '']));
    return succeed({ kind: 'json-lines', encoding, separator: null, columns });
  }
  return fail({ kind: 'no-text-column', found: found.slice(0, 20).map((name) => name.slice(0, 40)) });
}

function namesOf(line: string): string[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }));
  } catch {
    return false;
  }
}

export type { HistoryRow, HistorySource, Tally };
