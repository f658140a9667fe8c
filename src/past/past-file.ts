import { createClock, createSignatureLearner, openHistory } from '../signatures/history/index.ts';
import type { History, HistoryFailure, HistoryRow, HistorySource } from '../signatures/history/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { detached } from './id-table.ts';
import { createPresence } from './presence.ts';
import type { PresenceReading } from './presence.ts';
import type { BrokenRow } from './schema.ts';
import { createMarks, readSigning } from './signing.ts';
import type { Signing } from './signing.ts';

/** More posts than this are not read: what was read until then is told, and that it stopped. */
export const MOST_ROWS = 2_000_000;
const MOST_AUTHORS = 10_000;
const AUTHORS_TOLD = 12;
const LONGEST_NAME = 200;
/** Outside these years a date is a mistake of the export (the epoch, a typing error), and no post's. */
const FIRST_MOMENT = Date.UTC(1990, 0, 1);
const LAST_MOMENT = Date.UTC(2100, 0, 1);

export interface PastOptions {
  /** IANA zone in which hours are told, and of dates that do not say theirs. */
  readonly zone: string;
  /** Which author is the account; null when the file is to say it. */
  readonly account: string | null;
  readonly maximumRows?: number;
  /** What is kept of broken rows. */
  readonly keep?: { readonly rows: number; readonly characters: number };
  readonly onProgress?: (progress: PastProgress) => void;
}

/** Of the pass under way; the file is read twice. */
export interface PastProgress {
  readonly pass: 1 | 2;
  readonly rows: number;
  readonly bytes: number;
}

export type PastFailure =
  | HistoryFailure
  /** Several people wrote in it and nothing says which is the account: who writes most, first. */
  | { readonly kind: 'several-authors'; readonly authors: readonly string[] }
  /** The account that was named wrote nothing in it. */
  | { readonly kind: 'account-not-found'; readonly authors: readonly string[] };

export interface PastFile {
  readonly history: History;
  readonly presence: PresenceReading;
  readonly signing: Signing;
  readonly rows: number;
  readonly undated: number;
  readonly duplicates: number;
  readonly stoppedAt: number | null;
  readonly broken: { readonly count: number; readonly rows: readonly BrokenRow[] };
}

/** Reads an account's past from a file: once for what was said and who signs, again for who signed what; before, when its side has to be found. */
export async function readPastFile(source: HistorySource, options: PastOptions): Promise<Result<PastFile, PastFailure>> {
  const { zone, account, maximumRows = MOST_ROWS, keep, onProgress } = options;
  const opened = await openHistory(source, { zone, keep });
  if (!opened.ok) return opened;
  const history = opened.value;
  const { columns } = history.format;
  if (columns.author !== undefined && columns.inbound === undefined) {
    const authors = await listAuthors(history, maximumRows);
    const told = authors.slice(0, AUTHORS_TOLD).map((name) => name.slice(0, LONGEST_NAME));
    if (account === null && authors.length > 1) return fail({ kind: 'several-authors', authors: told });
    const same = (name: string) => name.replace(/^@/, '').toLowerCase() === account?.replace(/^@/, '').toLowerCase();
    if (account !== null && !authors.some(same)) return fail({ kind: 'account-not-found', authors: told });
  }
  const { offset } = createClock(zone);
  const presence = createPresence({
    zone,
    offset,
    account,
    has: { inbound: columns.inbound !== undefined, inReplyTo: columns.inReplyTo !== undefined, id: columns.id !== undefined },
  });
  const learner = createSignatureLearner();
  const marks = createMarks();
  const tell = (pass: 1 | 2) => (progress: Omit<PastProgress, 'pass'>) => onProgress?.({ pass, ...progress });
  const reading = history.read(tell(1));
  let rows = 0;
  let undated = 0;
  let stoppedAt: number | null = null;
  for await (const batch of reading.batches) {
    for (const written of batch.slice(0, maximumRows - rows)) {
      const row = isPlausible(written.at) ? written : { ...written, at: null };
      if (row.at === null) undated += 1;
      const mark = presence.add(row);
      marks.push(mark);
      if (mark !== 'theirs' && mark !== 'duplicate')
        learner.add(accountOf(row), row.text, row.at === null ? null : row.at + offset(row.at));
    }
    rows += batch.length;
    if (rows <= maximumRows) continue;
    rows = maximumRows;
    stoppedAt = maximumRows;
    break;
  }
  const { tally } = reading;
  const { brokenCount, brokenRows } = tally;
  return succeed({
    history,
    presence,
    signing: await readSigning(history.read(tell(2)).batches, { marks, reader: learner.learn(), accountOf, offset }),
    rows,
    undated,
    duplicates: presence.duplicates(),
    stoppedAt,
    broken: { count: brokenCount, rows: brokenRows },
  });
}

const isPlausible = (at: number | null): boolean => at === null || (at >= FIRST_MOMENT && at < LAST_MOMENT);

/** Whose message of ours it is, in a file of several accounts. */
const accountOf = ({ account, inbound, author }: HistoryRow): string => account ?? (inbound === false ? (author ?? '') : '');

/** Who wrote in it, who wrote most first. */
async function listAuthors(history: History, maximumRows: number): Promise<string[]> {
  const written = new Map<string, number>();
  let rows = 0;
  for await (const batch of history.read().batches) {
    for (const { author } of batch) {
      if (author === null) continue;
      const before = written.get(author);
      if (before !== undefined) written.set(author, before + 1);
      else if (written.size < MOST_AUTHORS) written.set(detached(author), 1);
    }
    rows += batch.length;
    if (rows >= maximumRows) break;
  }
  return [...written].toSorted(([, one], [, other]) => other - one).map(([author]) => author);
}
