import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { addPart } from './part-store.ts';
import type { PastDeps } from './past-deps.ts';
import { mayReadPasts } from './policy.ts';
import type { Reading } from './reading.ts';
import { PART_BYTES } from './schema.ts';
import { enqueueReading } from './start-reading.ts';
import { findReading, lockReading, moveReading } from './store.ts';

export type PartRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-found' }
  /** The reading has ended, or all is there. */
  | { readonly kind: 'not-uploading'; readonly state: string }
  /** Parts come in their order: this one is next. */
  | { readonly kind: 'part-expected'; readonly number: number }
  | { readonly kind: 'wrong-length'; readonly expected: number };

/**
 * Takes the next part of a file. A part that came already is taken again for nothing, so a sender who did not hear the answer may repeat it.
 * The last one makes the reading wait for a worker.
 */
export async function receivePart(
  { database }: PastDeps,
  visitor: Visitor,
  part: { readonly readingId: string; readonly number: number; readonly bytes: Uint8Array },
): Promise<Result<Reading, PartRefusal>> {
  if (!mayReadPasts(visitor.role)) return fail({ kind: 'not-allowed' });
  return await database.transact(visitor.organisationId, async (tx) => {
    const reading = await lockReading(tx, part.readingId);
    if (!reading) return fail({ kind: 'not-found' });
    const expected = Math.ceil(reading.receivedBytes / PART_BYTES);
    if (part.number < expected) return succeed(reading);
    if (reading.state !== 'uploading') return fail({ kind: 'not-uploading', state: reading.state });
    if (part.number > expected) return fail({ kind: 'part-expected', number: expected });
    const length = Math.min(PART_BYTES, reading.sizeBytes - reading.receivedBytes);
    if (part.bytes.length !== length) return fail({ kind: 'wrong-length', expected: length });
    await addPart(tx, reading.readingId, part);
    if (reading.receivedBytes + length === reading.sizeBytes) {
      await moveReading(tx, reading, 'was-received');
      enqueueReading(tx, reading.readingId);
    }
    const now = await findReading(tx.db, tx.organisationId, reading.readingId);
    return succeed(now?.reading ?? reading);
  });
}

export type ChoiceRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-asked'; readonly state: string };

/** Says who among the authors of a file is the account; the file is read again from its beginning. */
export async function chooseAuthor(
  { database }: PastDeps,
  visitor: Visitor,
  { readingId, author }: { readonly readingId: string; readonly author: string },
): Promise<Result<Reading, ChoiceRefusal>> {
  if (!mayReadPasts(visitor.role)) return fail({ kind: 'not-allowed' });
  return await database.transact(visitor.organisationId, async (tx) => {
    const reading = await lockReading(tx, readingId);
    if (!reading) return fail({ kind: 'not-found' });
    if (reading.state !== 'which-account') return fail({ kind: 'not-asked', state: reading.state });
    await moveReading(tx, reading, 'was-received', { author });
    enqueueReading(tx, readingId);
    const now = await findReading(tx.db, tx.organisationId, readingId);
    return succeed(now?.reading ?? reading);
  });
}
