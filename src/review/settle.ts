import type { Transaction } from '../platform/database/index.ts';
import { recordReview } from './record-review.ts';
import { nextState } from './review.ts';
import type { Review, ReviewEvent } from './review.ts';
import { writeSettlement } from './store.ts';
import type { Settlement } from './store.ts';

/** Writes what became of a locked review, and tells it. */
export async function settle(
  tx: Transaction,
  review: Review,
  event: ReviewEvent,
  how: Omit<Settlement, 'state'> & { readonly memberId?: string | undefined } = {},
): Promise<Review> {
  const state = nextState(review.state, event);
  if (state === null) throw new Error(`a review that is ${review.state} is not ${event}`);
  const { memberId, ...settlement } = how;
  const settled = await writeSettlement(tx, review, { ...settlement, state });
  recordReview(tx, event, settled, { memberId, data: settled.goneWhy === null ? {} : { why: settled.goneWhy } });
  return settled;
}
