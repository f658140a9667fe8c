import type { Transaction } from '../platform/database/index.ts';

/** The job that has a post said when its time comes. */
export const LEAVE = 'posts.leave';
// The sweep finds what a lost job forgot, so a job need not insist.
const TRIES = 2;

export function enqueueLeaving(tx: Transaction, postId: string, dueAt: Date): void {
  tx.enqueue({
    task: LEAVE,
    payload: { organisationId: tx.organisationId, postId },
    runAt: dueAt,
    key: `${LEAVE}:${postId}`,
    maximumAttempts: TRIES,
  });
}
