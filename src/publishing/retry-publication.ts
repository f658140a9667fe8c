import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { SettleRefusal } from './discard-publication.ts';
import { lockToSettle } from './lock-to-settle.ts';
import { nextState, retryEvent } from './publication.ts';
import type { Publication } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { endedRight } from './right-to-speak.ts';
import type { EndedRight } from './right-to-speak.ts';
import { writeChange } from './store.ts';
import { forgetDeadline } from './thread-store.ts';
import type { SettleByHandDeps } from './undo-publication.ts';

/** An ended right: whoever it is signed by may not speak on the account any more; it can be discarded. */
export type RetryRefusal = SettleRefusal | EndedRight;

/** Tries a publication again now, because a person wants it. What may have arrived is looked up first, as ever. */
export async function retryPublication(
  deps: SettleByHandDeps,
  visitor: Visitor,
  publicationId: string,
): Promise<Result<Publication, RetryRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const locked = await lockToSettle(tx, visitor, publicationId);
    if (!locked.ok) return locked;
    const publication = locked.value;
    const state = nextState(publication.state, retryEvent(publication));
    if (state === null) return fail({ kind: 'wrong-state', state: publication.state } as const);
    // What may have arrived is only looked up; what would leave for the first time leaves in somebody's name.
    const ended = state === 'scheduled' ? await endedRight(tx, publication) : null;
    if (ended !== null) return fail(ended);
    // Whoever wants it said now knows how late it is.
    if (publication.deadlineAt !== null) await forgetDeadline(tx, publicationId);
    const again = await writeChange(tx, publication, { state, dueInMs: 0, failure: null });
    enqueueDelivery(tx, again);
    recordPublication(tx, state === 'scheduled' ? 'scheduled' : 'outcome-unknown', again, {
      memberId: visitor.memberId,
      data: { why: 'retried', signature: again.signature },
    });
    return succeed(again);
  });
}
