import type { Holding } from '../people/index.ts';
import { eraseWords, exportOf } from './member-holding-store.ts';
import type { ReviewDeps } from './review-deps.ts';
import { endForGood } from './settle-review.ts';
import { listWaitingOf } from './store.ts';

/**
 * What this room keeps of members. What waits in the name of who leaves waits no more: its words go back to where a draft would be, and go with
 * it. What waits *for* somebody who leaves waits for the others who may review it, and goes back to its author when there are none.
 */
export const reviewHolding = (deps: Pick<ReviewDeps, 'subjects'>): Holding => ({
  name: 'reviews',
  leave: async (tx, memberId) => {
    for (const { reviewId } of await listWaitingOf(tx, memberId)) await endForGood(deps, tx, reviewId, 'writer-gone');
  },
  erase: eraseWords,
  export: exportOf,
});
