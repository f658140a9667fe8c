import { findAccount, isOpen } from '../accounts/index.ts';
import type { NetworkName, PostingLimit, Published } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { impossible } from '../platform/result.ts';
import { bringFiles, UPLOAD_LEASE_MS, wantsFiles } from './bring-files.ts';
import type { BringDeps } from './bring-files.ts';
import { claimWithdrawal, settleWithdrawal } from './carry-out-withdrawal.ts';
import { outgoing } from './outgoing.ts';
import { LET_IN_MS, nextState } from './publication.ts';
import type { DeliveryKey, Publication, PublicationEvent } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { endedRight } from './right-to-speak.ts';
import { quotaWait } from './quota-store.ts';
import { hasEarlier, lockPublication, readiness, writeChange } from './store.ts';
import { settleLookUp, settleSend, settleStopped, wakeNext } from './settle.ts';
import { placeInThread } from './thread-place.ts';
import { isPastDeadline } from './thread-store.ts';
import { ANSWER_LIMIT_MS, withinLimit } from './within-limit.ts';

export type DeliverDeps = BringDeps & {
  /** How many posts an account of a network may make within how long. Absent: as many as it likes. */
  postingLimits?(network: NetworkName): readonly PostingLimit[];
};

/** How long a sender, or whoever looks up, has a publication to itself. Longer than the wait, so that only the dead lose it. */
const LEASE_MS = ANSWER_LIMIT_MS + 10_000;

/**
 * Brings one publication as far as it gets now. Each step is a transaction, a call to the network outside any, and a transaction for its
 * outcome, so a process may die at any point: what was not handed over is still due; what may have been handed over has an expired lease,
 * and is then looked up on the network before anything else. Runs any number of times, in any number of processes, for one post.
 */
export async function deliver(deps: DeliverDeps, key: DeliveryKey): Promise<void> {
  for (let claimed = await claim(deps, key); claimed !== null;) {
    switch (claimed.state) {
      case 'sending':
        claimed = await send(deps, key, claimed);
        break;
      case 'scheduled':
      case 'retrying':
        claimed = (await bringFiles(deps, key, claimed)) ? await claim(deps, key) : null;
        break;
      case 'withdrawing':
        claimed = await withdraw(deps, key, claimed);
        break;
      default:
        claimed = await lookUp(deps, key, claimed);
    }
  }
}

/**
 * Takes the publication for this process: as `sending`, to look it up when nobody knows whether it arrived, or to have it taken down. Null
 * when it is not its turn.
 */
async function claim(deps: DeliverDeps, key: DeliveryKey): Promise<Publication | null> {
  return await deps.database.transact(key.organisationId, async (tx) => {
    const publication = await lockPublication(tx, key.publicationId);
    if (publication === null) return null;
    const { due, free, age } = await readiness(tx, key.publicationId);
    if (!free) return null;
    switch (publication.state) {
      case 'scheduled':
      case 'retrying':
        return due ? await claimToSend(deps, tx, publication) : null;
      case 'needs-reauth':
        return age <= LET_IN_MS ? await letIn(deps, tx, publication) : null;
      case 'sending': {
        // Its sender died, or never heard the answer.
        const failure = { kind: 'outcome-unknown', detail: 'the sender stopped before the answer came' };
        const lost = await move(tx, publication, 'lost', { leaseMs: LEASE_MS, lookUps: 0, failure });
        if (lost) recordPublication(tx, 'outcome-unknown', lost, { data: { ...failure } });
        return lost;
      }
      case 'outcome-unknown':
        return due ? await writeChange(tx, publication, { state: 'outcome-unknown', leaseMs: LEASE_MS }) : null;
      case 'withdrawing':
        return due ? await claimWithdrawal(tx, publication, LEASE_MS) : null;
      case 'held':
      case 'sent':
      case 'failed':
      case 'cancelled':
      case 'withdrawn':
      case 'withdraw-failed':
        return null;
      default:
        return impossible(publication.state);
    }
  });
}

async function claimToSend(deps: DeliverDeps, tx: Transaction, publication: Publication): Promise<Publication | null> {
  if (await hasEarlier(tx, publication)) return null;
  const account = await findAccount(tx.db, tx.organisationId, publication.accountId);
  if (account === null) return null;
  const placed = await placeInThread(tx, publication);
  if (placed === 'waits') return null;
  if (placed === 'undone') {
    const undone = await move(tx, publication, publication.state === 'scheduled' ? 'undone' : 'discarded', {});
    if (undone) recordPublication(tx, 'cancelled', undone, { data: { because: 'undone-before' } });
    if (undone) await wakeNext(tx, undone);
    return null;
  }
  if (placed === 'broken') {
    await settleStopped(tx, publication, { kind: 'thread-broken' });
    return null;
  }
  if (isOpen(account.state)) {
    const wait = await quotaWait(tx, account.accountId, deps.postingLimits?.(account.network) ?? []);
    if (wait > 0) return await waitForQuota(tx, publication, wait);
    const carries = await wantsFiles(tx, publication.publicationId);
    return carries ? await beginUpload(tx, placed) : await leave(tx, placed);
  }
  const failure = { kind: 'unauthorised', reason: account.state };
  const shut = await move(tx, publication, 'shut-out', { failure });
  if (shut) recordPublication(tx, 'needs-reauth', shut, { data: { ...failure } });
  return null;
}

/** The network would refuse it now: it leaves as soon as it may, and can be taken back until then. */
async function waitForQuota(tx: Transaction, publication: Publication, wait: number): Promise<null> {
  const waiting = await writeChange(tx, publication, { state: publication.state, dueInMs: wait });
  enqueueDelivery(tx, waiting);
  recordPublication(tx, 'waits-for-quota', waiting, { data: { dueAt: waiting.dueAt.toISOString() } });
  return null;
}

/** Keeps it for who brings its files; until they are there it can still be taken back. */
async function beginUpload(tx: Transaction, publication: Publication): Promise<Publication> {
  const { state, attempts } = publication;
  return await writeChange(tx, publication, { state, leaseMs: UPLOAD_LEASE_MS, attempts: attempts + 1 });
}

async function letIn(deps: DeliverDeps, tx: Transaction, publication: Publication): Promise<Publication | null> {
  const account = await findAccount(tx.db, tx.organisationId, publication.accountId);
  if (account === null || !isOpen(account.state)) return null;
  const scheduled = await move(tx, publication, 'let-in', { dueInMs: 0, failure: null });
  if (!scheduled) return null;
  recordPublication(tx, 'scheduled', scheduled, { data: { why: 'reconnected' } });
  return await claimToSend(deps, tx, scheduled);
}

/** Hands it over, unless its writer's right to speak there ended since it was written, or its time is over: during the undo delay, or while it waited. */
async function leave(tx: Transaction, publication: Publication): Promise<Publication | null> {
  const late = publication.deadlineAt !== null && (await isPastDeadline(tx, publication.publicationId));
  const ended = late ? ({ kind: 'deadline' } as const) : await endedRight(tx, publication);
  if (ended !== null) {
    await settleStopped(tx, publication, ended);
    return null;
  }
  const sending = await move(tx, publication, 'leaves', { leaseMs: LEASE_MS, attempts: publication.attempts + 1 });
  if (sending) recordPublication(tx, 'sending', sending, { data: { attempt: sending.attempts } });
  return sending;
}

async function move(
  tx: Transaction,
  publication: Publication,
  event: PublicationEvent,
  change: Omit<Parameters<typeof writeChange>[2], 'state'>,
) {
  const state = nextState(publication.state, event);
  return state === null ? null : await writeChange(tx, publication, { ...change, state });
}

async function send(deps: DeliverDeps, key: DeliveryKey, publication: Publication): Promise<null> {
  const { recordKey, accountId } = publication;
  const post = await outgoing(deps, key, publication);
  const result = await withinLimit<Published>(deps, (use) =>
    use({ organisationId: key.organisationId, accountId }, (connection) => connection.publish(post, recordKey)),
  );
  await deps.database.transact(key.organisationId, (tx) => settleSend(deps, tx, publication, result));
  return null;
}

/** Asks the network to take it down. */
async function withdraw(deps: DeliverDeps, key: DeliveryKey, publication: Publication): Promise<null> {
  const { accountId, published } = publication;
  if (published === null) return null;
  const result = await withinLimit<void>(deps, (use) =>
    use({ organisationId: key.organisationId, accountId }, (connection) => connection.delete(published.ref)),
  );
  await deps.database.transact(key.organisationId, (tx) => settleWithdrawal(deps, tx, publication, result));
  return null;
}

/** Asks the network whether the publication arrived. Surely not: it leaves again under the same record key. */
async function lookUp(deps: DeliverDeps, key: DeliveryKey, publication: Publication): Promise<Publication | null> {
  const { accountId, recordKey } = publication;
  const post = await outgoing(deps, key, publication);
  const result = await withinLimit<Published | null>(deps, (use) =>
    use({ organisationId: key.organisationId, accountId }, (connection) => connection.lookUp(recordKey, post)),
  );
  return await deps.database.transact(key.organisationId, async (tx) => {
    const absent = await settleLookUp(deps, tx, publication, result);
    if (absent === null) return null;
    if (!(await wantsFiles(tx, absent.publicationId))) return await leave(tx, absent);
    const again = await move(tx, absent, 'wants-files', { dueInMs: 0 });
    if (again) enqueueDelivery(tx, again);
    return null;
  });
}
