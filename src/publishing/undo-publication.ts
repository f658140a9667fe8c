import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { endReview } from '../review/index.ts';
import { giveBack } from './give-back.ts';
import { lockToSettle } from './lock-to-settle.ts';
import { nextState } from './publication.ts';
import type { Publication } from './publication.ts';
import { recordPublication } from './record-publication.ts';
import { wakeNext } from './settle.ts';
import { writeChange } from './store.ts';

export interface SettleByHandDeps {
  readonly database: Database;
  /** What a later room does, in the same transaction, when something is surely not said: it was taken back, or given up. */
  onCancelled?(tx: Transaction, publication: Publication): Promise<void>;
}

export type UndoRefusal = { kind: 'not-found' } | { kind: 'not-allowed' } | { kind: 'too-late'; state: string };

/**
 * Takes a publication back before it leaves; its words are its author's draft again. The row's lock decides between the hand and the sender:
 * what is cancelled never leaves, what has left is never said to be cancelled. Undoing twice is the same as once.
 */
export async function undoPublication(
  deps: SettleByHandDeps,
  visitor: Visitor,
  publicationId: string,
): Promise<Result<Publication, UndoRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const locked = await lockToSettle(tx, visitor, publicationId);
    if (!locked.ok) return locked;
    const publication = locked.value;
    if (publication.state === 'cancelled') return succeed(publication);
    const state = nextState(publication.state, 'undone');
    if (state === null) return fail({ kind: 'too-late', state: publication.state } as const);
    if (publication.state === 'held') await endReview(tx, { publicationId }, visitor.memberId);
    const cancelled = await writeChange(tx, publication, { state });
    await giveBack(tx, publication);
    recordPublication(tx, 'cancelled', cancelled, { memberId: visitor.memberId, data: { why: 'undone' } });
    await wakeNext(tx, cancelled);
    await deps.onCancelled?.(tx, cancelled);
    return succeed(cancelled);
  });
}
