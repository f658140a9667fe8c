import type { Transaction } from '../platform/database/index.ts';
import type { Review } from './review.ts';

/** The job that gives words back to their author when nobody read them in time. */
export const TIME_OUT = 'review.time-out';
// The sweep finds what a lost job forgot, so a job need not insist.
const TRIES = 2;

export function enqueueTimeOut(tx: Transaction, { reviewId, endsAt }: Pick<Review, 'reviewId' | 'endsAt'>): void {
  tx.enqueue({
    task: TIME_OUT,
    payload: { organisationId: tx.organisationId, reviewId },
    runAt: endsAt,
    key: `${TIME_OUT}:${reviewId}`,
    maximumAttempts: TRIES,
  });
}
