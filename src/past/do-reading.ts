import type { Result } from '../platform/result.ts';
import { runInThread, ThreadExhausted } from '../platform/thread/index.ts';
import type { Log } from '../platform/log.ts';
import { endReading } from './end-reading.ts';
import { findPart } from './part-store.ts';
import type { PastDeps } from './past-deps.ts';
import type { PastFailure, PastProgress } from './past-file.ts';
import type { ThreadGiven, ThreadOutcome } from './read-in-thread.ts';
import type { Reading, ReadingEnd } from './reading.ts';
import { lockReading, moveReading, noteProgress } from './store.ts';

/** A reading begun so often and never ended is given up. */
const MOST_TRIES = 5;
const MOST_MEGABYTES = 1_500;

export interface DoDeps extends PastDeps {
  readonly log: Log;
  /** What the inbox holds of an account, oldest first, as JSON lines. */
  readonly readInbox: (key: { organisationId: string; accountId: string }) => AsyncIterable<Uint8Array>;
}

interface ReadingKey {
  readonly organisationId: string;
  readonly readingId: string;
}

/** Thrown into a reading that somebody cancelled. */
class Cancelled extends Error {}

/**
 * Reads a past that waits, in a thread. Run again after a crash, it begins at the beginning: the file is still there. Always ends in a state that
 * a person sees; throws when it is to be tried again (this process stops, the database is away).
 */
export async function doReading(deps: DoDeps, key: ReadingKey, signal: AbortSignal): Promise<void> {
  const begun = await begin(deps, key);
  if (!begun) return;
  let outcome: Result<ThreadOutcome, PastFailure>;
  try {
    outcome = await read(deps, { ...key, reading: begun }, signal);
  } catch (error) {
    if (error instanceof Cancelled) return;
    if (!(error instanceof ThreadExhausted)) throw error;
    return await finish(deps, key, { event: 'failed', failure: { kind: 'needs-too-much-memory' } });
  }
  if (outcome.ok) return await finish(deps, key, { event: 'was-read', result: outcome.value.result }, outcome.value.broken);
  const { error } = outcome;
  const asks = error.kind === 'several-authors' || error.kind === 'account-not-found';
  await finish(deps, key, { event: asks ? 'asked-for-author' : 'failed', failure: { ...error } });
}

async function begin({ database }: DoDeps, { organisationId, readingId }: ReadingKey): Promise<Reading | null> {
  return await database.transact(organisationId, async (tx) => {
    const reading = await lockReading(tx, readingId);
    if (!reading) return null;
    if (reading.tries >= MOST_TRIES) {
      await endReading(tx, reading, { event: 'failed', failure: { kind: 'interrupted' } });
      return null;
    }
    return (await moveReading(tx, reading, 'was-begun')) === null ? null : reading;
  });
}

async function finish(deps: DoDeps, key: ReadingKey, end: ReadingEnd, broken: ThreadOutcome['broken'] | null = null): Promise<void> {
  await deps.database.transact(key.organisationId, async (tx) => {
    const reading = await lockReading(tx, key.readingId);
    if (reading) await endReading(tx, reading, end, broken);
  });
}

async function read(deps: DoDeps, { organisationId, readingId, reading }: ReadingKey & { reading: Reading }, signal: AbortSignal) {
  const { accountId, author, zone } = reading;
  const given: ThreadGiven = { zone, author };
  const stopping = new AbortController();
  const told = { rows: 0 };
  let writing: Promise<void> | null = null;
  const note = async ({ pass, rows, bytes }: PastProgress): Promise<void> => {
    // Half of the way for each of the two readings.
    const progress = {
      rows: pass === 1 ? rows : Math.max(rows, told.rows),
      bytes: Math.floor(((pass - 1) * reading.sizeBytes + bytes) / 2),
    };
    told.rows = progress.rows;
    const goesOn = await deps.database.transact(organisationId, async (tx) => await noteProgress(tx, readingId, progress));
    if (!goesOn) stopping.abort(new Cancelled());
  };
  const onProgress = (progress: unknown): void => {
    // While one is being written the next is left out: it is only a figure.
    writing ??= note(progress as PastProgress)
      .catch((error: unknown) => stopping.abort(error))
      .finally(() => (writing = null));
  };
  try {
    const outcome = await runInThread({
      module: new URL('./read-in-thread.ts', import.meta.url),
      name: 'readInThread',
      given,
      open: () => (accountId === null ? openParts(deps, { organisationId, readingId }) : deps.readInbox({ organisationId, accountId })),
      onProgress,
      signal: AbortSignal.any([signal, stopping.signal]),
      maximumMegabytes: MOST_MEGABYTES,
    });
    return outcome as Result<ThreadOutcome, PastFailure>;
  } finally {
    await writing;
  }
}

async function* openParts({ database }: PastDeps, { organisationId, readingId }: ReadingKey): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const part = await database.read(organisationId, (db) => findPart(db, organisationId, readingId, number));
    if (part === null) return;
    yield part;
  }
}
