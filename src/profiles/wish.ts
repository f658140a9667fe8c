import type { Transaction } from '../platform/database/index.ts';
import type { Field } from './layer.ts';
import { bumpWish } from './store.ts';

/** The job that brings an account's profile to what its layers want. */
export const PUBLISH_PROFILE = 'profiles.publish';
// The sweep finds what a lost job forgot, so a job need not insist.
const TRIES = 2;

/** Enqueues the publication of an account's profile; one job waits per account, and the newest wish is what it finds. */
export function enqueuePublish(tx: Transaction, accountId: string, runAt?: Date): void {
  tx.enqueue({
    task: PUBLISH_PROFILE,
    payload: { organisationId: tx.organisationId, accountId },
    runAt,
    key: `${PUBLISH_PROFILE}:${accountId}`,
    maximumAttempts: TRIES,
  });
}

/** The layers say something new about `fields`: where a person changed the old, the new is published all the same. */
export async function wishAgain(tx: Transaction, accountId: string, fields: readonly Field[]): Promise<void> {
  await bumpWish(tx, accountId, fields);
  tx.record({ kind: 'profile.pending', accountId });
  enqueuePublish(tx, accountId);
}
