import { COLUMN_NAMES, findColumns } from './columns.ts';
import type { ColumnName } from './columns.ts';
import type { Clock } from './time.ts';

export interface HistoryRow {
  /** Where the row begins in the file, from 1. */
  readonly line: number;
  /** As it is written; the line's number when the file has none. */
  readonly id: string;
  /** The id was a bare number in JSON, and is to be given back as one. */
  readonly numericId: boolean;
  readonly text: string;
  /** As it is written; empty when the file has none. */
  readonly createdAt: string;
  /** Epoch in ms; null when `createdAt` is no date. */
  readonly at: number | null;
  readonly inReplyTo: string | null;
  readonly author: string | null;
  /** Written by the public to the account; null when the file does not say. */
  readonly inbound: boolean | null;
  /** As it is written, e.g. `post`, `reply`. */
  readonly kind: string | null;
  readonly account: string | null;
  /** The file says that the text was cut. */
  readonly truncated: boolean;
}

interface RowMaker {
  fromFields(fields: readonly string[], places: Partial<Record<ColumnName, number>>, line: number): HistoryRow;
  fromObject(object: Readonly<Record<string, unknown>>, line: number, raw: string): HistoryRow;
}

const TRUE = /^(true|1|yes|oui|vrai|t|y)$/i;
const isTrue = (written: string): boolean => TRUE.test(written.trim());
const orNull = (written: string | undefined): string | null => (written === undefined || written === '' ? null : written);

export function createRowMaker(clock: Clock): RowMaker {
  const fromFields: RowMaker['fromFields'] = (fields, places, line) => {
    const get = (column: ColumnName): string | undefined => {
      const place = places[column];
      return place === undefined ? undefined : fields[place];
    };
    const createdAt = get('createdAt') ?? '';
    const inbound = get('inbound');
    return {
      line,
      id: orNull(get('id')) ?? String(line),
      numericId: false,
      text: get('text') ?? '',
      createdAt,
      at: clock.read(createdAt),
      inReplyTo: orNull(get('inReplyTo')),
      author: orNull(get('author')),
      inbound: inbound === undefined || inbound === '' ? null : isTrue(inbound),
      kind: orNull(get('kind')),
      account: orNull(get('account')),
      truncated: isTrue(get('truncated') ?? ''),
    };
  };

  // Objects of one export name their columns alike: looked for once per shape.
  const shapes = new Map<string, Partial<Record<ColumnName, string>>>();
  const shapeOf = (names: readonly string[]): Partial<Record<ColumnName, string>> => {
    const key = names.join('\n');
    const known = shapes.get(key);
    if (known) return known;
    const places = findColumns(names);
    const shape: Partial<Record<ColumnName, string>> = {};
    for (const column of COLUMN_NAMES) {
      const name = names[places[column] ?? -1];
      if (name !== undefined) shape[column] = name;
    }
    if (shapes.size < 1000) shapes.set(key, shape);
    return shape;
  };

  return {
    fromFields,
    fromObject(object, line, raw) {
      const shape = shapeOf(Object.keys(object));
      const fields = COLUMN_NAMES.map((column) => written(object[shape[column] ?? '']));
      const row = fromFields(fields, PLACES, line);
      const id = shape.id === undefined ? undefined : object[shape.id];
      if (typeof id !== 'number' || shape.id === undefined) return row;
      return { ...row, numericId: true, id: Number.isSafeInteger(id) ? String(id) : digitsOf(raw, shape.id, row.id) };
    },
  };
}

const PLACES = Object.fromEntries(COLUMN_NAMES.map((column, place) => [column, place])) as Record<ColumnName, number>;

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  // Some interfaces give the author or the account as an object.
  const { id, acct } = value as { id?: unknown; acct?: unknown };
  return typeof acct === 'string' ? acct : typeof id === 'string' ? id : '';
}

/** A number beyond 2^53 as the file writes it: reading it as a number would change its last digits. */
function digitsOf(raw: string, name: string, otherwise: string): string {
  let digits = otherwise;
  const keep = (key: string, value: unknown, context?: { source?: string }): unknown => {
    if (key === name && typeof value === 'number' && context?.source) digits = context.source;
    return value;
  };
  JSON.parse(raw, keep as (key: string, value: unknown) => unknown);
  return digits;
}
