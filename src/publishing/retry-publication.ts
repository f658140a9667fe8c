import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { SettleRefusal } from './discard-publication.ts';
import { maySettle } from './policy.ts';
import { nextState, retryEvent } from './publication.ts';
import type { Publication } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { lockPublication, writeChange } from './store.ts';
import type { SettleByHandDeps } from './undo-publication.ts';

/** Tries a publication again now, because a person wants it. What may have arrived is looked up first, as ever. */
export async function retryPublication(
  deps: SettleByHandDeps,
  visitor: Visitor,
  publicationId: string,
): Promise<Result<Publication, SettleRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const publication = await lockPublication(tx, publicationId);
    if (publication === null) return fail({ kind: 'not-found' } as const);
    if (!maySettle(visitor, publication.memberId)) return fail({ kind: 'not-allowed' } as const);
    const state = nextState(publication.state, retryEvent(publication));
    if (state === null) return fail({ kind: 'wrong-state', state: publication.state } as const);
    const again = await writeChange(tx, publication, { state, dueInMs: 0, failure: null });
    enqueueDelivery(tx, again);
    recordPublication(tx, state === 'scheduled' ? 'scheduled' : 'outcome-unknown', again, {
      memberId: visitor.memberId,
      data: { why: 'retried', signature: again.signature },
    });
    return succeed(again);
  });
}
