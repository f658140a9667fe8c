import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { USUAL_MINUTES } from './review.ts';
import type { Review } from './review.ts';
import type { WeighDeps } from './review-deps.ts';
import { enqueueTimeOut } from './time-out-job.ts';
import { recordReview } from './record-review.ts';
import { listReviewers } from './reviewer-store.ts';
import { findMinutes } from './setting-store.ts';
import { settle } from './settle.ts';
import { insertReview, lockWaiting, writeAgain } from './store.ts';
import type { NewReview, SubjectKey } from './store.ts';

export type HoldRefusal =
  /** Nobody else may say whether these words leave. What was found, for their author. */
  { kind: 'nobody-to-review'; findings: Review['findings'] };

/**
 * Has words wait for a second pair of eyes, whose owners are told at once; in the caller's transaction, with what waits. `endsAt`: when they go
 * back to their author; null: after the minutes of their account. One review waits for one subject: asked again, it is the same, with
 * its new time; in another's name, it is another.
 */
export async function hold(
  { newId }: Pick<WeighDeps, 'newId'>,
  tx: Transaction,
  held: Omit<NewReview, 'reviewId' | 'ends'> & { readonly endsAt: Date | null },
): Promise<Result<Review, HoldRefusal>> {
  const { endsAt, ...words } = held;
  const ends = endsAt ?? { minutes: await minutesOf(tx, held.accountId) };
  const waiting = await lockWaiting(tx, keyOf(held.subject));
  if (waiting?.memberId === held.memberId) {
    const again = await writeAgain(tx, waiting, { ...held, ends });
    enqueueTimeOut(tx, again);
    return succeed(again);
  }
  const reviewers = await listReviewers(tx, held);
  if (reviewers.length === 0) return fail({ kind: 'nobody-to-review', findings: held.findings });
  // Somebody else takes the words into his or her own name.
  if (waiting !== null) await settle(tx, waiting, 'taken-back', { memberId: held.memberId });
  const review = await insertReview(tx, { ...words, reviewId: newId(), ends });
  enqueueTimeOut(tx, review);
  recordReview(tx, 'asked', review, {
    memberId: review.memberId,
    data: { endsAt: review.endsAt.toISOString(), reviewers: reviewers.length },
  });
  return succeed(review);
}

/** Minutes after which what is held on an account goes back to its author. */
export const minutesOf = async (tx: Transaction, accountId: string): Promise<number> =>
  (await findMinutes(tx.db, tx.organisationId, accountId)) ?? USUAL_MINUTES;

const keyOf = (subject: Review['subject']): SubjectKey =>
  subject.kind === 'reply' ? { publicationId: subject.publicationId } : { postId: subject.postId };
