import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { giveBack } from './give-back.ts';
import { lockToSettle } from './lock-to-settle.ts';
import { nextState } from './publication.ts';
import type { Publication } from './publication.ts';
import { recordPublication } from './record-publication.ts';
import { wasGivenBack } from './right-to-speak.ts';
import { wakeNext } from './settle.ts';
import { writeChange } from './store.ts';
import type { SettleByHandDeps } from './undo-publication.ts';

export type SettleRefusal = { kind: 'not-found' } | { kind: 'not-allowed' } | { kind: 'wrong-state'; state: string };

/**
 * Gives up a publication that could not be sent; its words are its author's draft again, unless they went back there when it failed. What is
 * being sent, or may have arrived, cannot be given up.
 */
export async function discardPublication(
  deps: SettleByHandDeps,
  visitor: Visitor,
  publicationId: string,
): Promise<Result<Publication, SettleRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const locked = await lockToSettle(tx, visitor, publicationId);
    if (!locked.ok) return locked;
    const publication = locked.value;
    const state = nextState(publication.state, 'discarded');
    if (state === null) return fail({ kind: 'wrong-state', state: publication.state } as const);
    const cancelled = await writeChange(tx, publication, { state });
    if (!wasGivenBack(publication)) await giveBack(tx, publication);
    recordPublication(tx, 'cancelled', cancelled, { memberId: visitor.memberId, data: { why: 'discarded' } });
    await wakeNext(tx, cancelled);
    await deps.onCancelled?.(tx, cancelled);
    return succeed(cancelled);
  });
}
