import { createClock, openHistory } from '../signatures/history/index.ts';
import type { History, HistoryFailure, HistorySource } from '../signatures/history/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { createPresence } from './presence.ts';
import type { PresenceReading } from './presence.ts';
import type { BrokenRow, Signed, Signer } from './schema.ts';

/** More posts than this are not read: what was read until then is told, and that it stopped. */
export const MOST_ROWS = 2_000_000;
const MOST_AUTHORS = 10_000;
const AUTHORS_TOLD = 12;

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

/** `bytes` of the pass under way. */
export interface PastProgress {
  readonly rows: number;
  readonly bytes: number;
}

export type PastFailure =
  | HistoryFailure
  /** Several people wrote in it and nothing says which is the account: who writes most, first. */
  | { readonly kind: 'several-authors'; readonly authors: readonly string[] }
  /** The account that was named wrote nothing in it. */
  | { readonly kind: 'account-not-found'; readonly authors: readonly string[] };

/** Who signed; `signed` is null when nobody looked. */
export interface Signing {
  readonly signed: Signed | null;
  readonly signers: readonly Signer[];
}

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

/** Reads an account's past from a file, in one pass (two when its side has to be found first). */
export async function readPastFile(source: HistorySource, options: PastOptions): Promise<Result<PastFile, PastFailure>> {
  const { zone, account, maximumRows = MOST_ROWS, keep, onProgress } = options;
  const opened = await openHistory(source, { zone, keep });
  if (!opened.ok) return opened;
  const history = opened.value;
  const { columns } = history.format;
  if (columns.author !== undefined && columns.inbound === undefined) {
    const authors = await listAuthors(history, maximumRows);
    const told = authors.slice(0, AUTHORS_TOLD);
    if (account === null && authors.length > 1) return fail({ kind: 'several-authors', authors: told });
    const same = (name: string) => name.replace(/^@/, '').toLowerCase() === account?.replace(/^@/, '').toLowerCase();
    if (account !== null && !authors.some(same)) return fail({ kind: 'account-not-found', authors: told });
  }
  const presence = createPresence({
    zone,
    offset: createClock(zone).offset,
    account,
    has: { inbound: columns.inbound !== undefined, inReplyTo: columns.inReplyTo !== undefined, id: columns.id !== undefined },
  });
  const reading = history.read(onProgress);
  let rows = 0;
  let stoppedAt: number | null = null;
  for await (const batch of reading.batches) {
    for (const row of batch.slice(0, maximumRows - rows)) presence.add(row);
    rows += batch.length;
    if (rows < maximumRows) continue;
    if (rows > maximumRows) stoppedAt = maximumRows;
    rows = maximumRows;
    break;
  }
  const { tally } = reading;
  return succeed({
    history,
    presence,
    signing: { signed: null, signers: [] },
    rows,
    undated: tally.undated,
    duplicates: presence.duplicates(),
    stoppedAt,
    broken: { count: tally.brokenCount, rows: tally.brokenRows },
  });
}

/** Who wrote in it, who wrote most first. */
async function listAuthors(history: History, maximumRows: number): Promise<string[]> {
  const written = new Map<string, number>();
  let rows = 0;
  for await (const batch of history.read().batches) {
    for (const { author } of batch) {
      if (author === null) continue;
      const before = written.get(author);
      if (before !== undefined || written.size < MOST_AUTHORS) written.set(author, (before ?? 0) + 1);
    }
    rows += batch.length;
    if (rows >= maximumRows) break;
  }
  return [...written].toSorted(([, one], [, other]) => other - one).map(([author]) => author);
}
