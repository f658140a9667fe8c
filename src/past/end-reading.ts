import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { deleteBrokenRows, keepBrokenRows } from './broken-row-store.ts';
import { deleteSomeParts } from './part-store.ts';
import { BROKEN_ROWS_KEPT_MS, CLEAR_PARTS, FORGET_BROKEN_ROWS } from './past-deps.ts';
import type { PastDeps } from './past-deps.ts';
import { mayReadPasts } from './policy.ts';
import { hasEnded } from './reading.ts';
import type { Reading, ReadingEnd } from './reading.ts';
import type { BrokenRow, ReadingState } from './schema.ts';
import { deleteReading, findReading, lockReading, moveReading } from './store.ts';

/** Ends a locked reading, or makes it ask; what has ended keeps no post. Null when it had ended already. */
export async function endReading(
  tx: Transaction,
  reading: Reading,
  end: ReadingEnd,
  broken: { readonly count: number; readonly rows: readonly BrokenRow[] } | null = null,
): Promise<ReadingState | null> {
  const state = await moveReading(tx, reading, end.event, { end });
  if (state === null) return null;
  const payload = { organisationId: tx.organisationId, readingId: reading.readingId };
  if (broken && broken.count > 0) {
    await keepBrokenRows(tx, reading.readingId, broken);
    tx.enqueue({ task: FORGET_BROKEN_ROWS, payload, runAt: new Date(Date.now() + BROKEN_ROWS_KEPT_MS) });
  }
  if (hasEnded(state)) {
    tx.enqueue({ task: CLEAR_PARTS, payload });
    tx.record({ kind: 'past.ended', memberId: reading.startedBy, data: { readingId: reading.readingId, state } });
  }
  return state;
}

export type EndRefusal = { readonly kind: 'not-allowed' } | { readonly kind: 'not-found' } | { readonly kind: 'under-way' };

/** Gives up a reading, wherever it is. Repeating it, or one that has ended, changes nothing. */
export async function cancelReading({ database }: PastDeps, visitor: Visitor, readingId: string): Promise<Result<Reading, EndRefusal>> {
  if (!mayReadPasts(visitor.role)) return fail({ kind: 'not-allowed' });
  return await database.transact(visitor.organisationId, async (tx) => {
    const reading = await lockReading(tx, readingId);
    if (!reading) return fail({ kind: 'not-found' });
    await endReading(tx, reading, { event: 'was-cancelled' });
    return succeed((await findReading(tx.db, tx.organisationId, readingId))?.reading ?? reading);
  });
}

/** Erases what was found, and all that is left of it. */
export async function eraseReading({ database }: PastDeps, visitor: Visitor, readingId: string): Promise<Result<undefined, EndRefusal>> {
  if (!mayReadPasts(visitor.role)) return fail({ kind: 'not-allowed' });
  return await database.transact(visitor.organisationId, async (tx) => {
    const reading = await lockReading(tx, readingId);
    if (!reading) return fail({ kind: 'not-found' });
    if (!hasEnded(reading.state)) return fail({ kind: 'under-way' });
    await deleteReading(tx, readingId);
    tx.record({ kind: 'past.erased', memberId: visitor.memberId, data: { readingId } });
    return succeed();
  });
}

interface ReadingKey {
  readonly organisationId: string;
  readonly readingId: string;
}

/** Ends a reading that nobody went on with. */
export async function expireReading({ database }: PastDeps, { organisationId, readingId }: ReadingKey): Promise<void> {
  await database.transact(organisationId, async (tx) => {
    const reading = await lockReading(tx, readingId);
    if (reading) await endReading(tx, reading, { event: 'ran-out' });
  });
}

/** Deletes the file of a reading that has ended, some parts at a time: a gigabyte in one statement would take too long. */
export async function clearParts({ database }: PastDeps, { organisationId, readingId }: ReadingKey, signal: AbortSignal): Promise<void> {
  for (let left = true; left;) {
    signal.throwIfAborted();
    left = await database.transact(organisationId, async (tx) => await deleteSomeParts(tx, readingId));
  }
}

export async function forgetBrokenRows({ database }: PastDeps, { organisationId, readingId }: ReadingKey): Promise<void> {
  await database.transact(organisationId, async (tx) => await deleteBrokenRows(tx, readingId));
}
