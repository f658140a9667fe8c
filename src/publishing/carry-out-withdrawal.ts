import { noteRefused } from '../accounts/index.ts';
import { recordWithdrawn } from '../inbox/index.ts';
import type { NetworkFailure, NetworkResult } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { impossible } from '../platform/result.ts';
import { letPinGo } from './pin-post.ts';
import { askedDelay, nextState, PATIENCE_MS, retryDelay } from './publication.ts';
import type { Publication, PublicationFailure } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { failureOf } from './settle.ts';
import type { SettleDeps } from './settle.ts';
import { lockPublication, writeChange } from './store.ts';
import { placeOf } from './withdraw-publication.ts';
import { noteTakenDown, noteTry, recallAge } from './withdrawal-store.ts';

/** Keeps a publication for who asks the network to take it down, for `leaseMs`. */
export async function claimWithdrawal(tx: Transaction, publication: Publication, leaseMs: number): Promise<Publication> {
  await noteTry(tx, publication.publicationId);
  return await writeChange(tx, publication, { state: publication.state, leaseMs });
}

/**
 * Writes what came of asking. A lost answer is asked for again: what is gone already is no failure on any network, so the repeat is the
 * look-up. The word of an earlier try changes nothing any more, except that the post is down.
 */
export async function settleWithdrawal(deps: SettleDeps, tx: Transaction, asked: Publication, result: NetworkResult<void>): Promise<void> {
  const publication = await lockPublication(tx, asked.publicationId);
  if (publication?.state !== 'withdrawing') return;
  if (result.ok) return await settleTakenDown(tx, publication);
  const isLatest =
    publication.withdrawal?.tries === asked.withdrawal?.tries &&
    publication.withdrawal?.askedAt.getTime() === asked.withdrawal?.askedAt.getTime();
  if (!isLatest) return;
  const { error } = result;
  if (error.kind === 'unauthorised' && error.reason !== 'not-connected') await noteRefused(tx, publication.accountId, error.reason);
  const failure = failureOf(error);
  const delay = delayOf(error, publication.withdrawal?.tries ?? 1, deps.now());
  if (delay === null || (await recallAge(tx, publication.publicationId)) > PATIENCE_MS) return await giveUp(tx, publication, failure);
  enqueueDelivery(tx, await writeChange(tx, publication, { state: publication.state, dueInMs: delay, failure }));
}

async function settleTakenDown(tx: Transaction, publication: Publication): Promise<void> {
  const { published, accountId, publicationId, withdrawal } = publication;
  const state = nextState(publication.state, 'taken-down');
  if (state === null || published === null || withdrawal === null) return;
  await noteTakenDown(tx, publicationId);
  const withdrawn = await writeChange(tx, publication, { state, failure: null });
  await recordWithdrawn(tx, { accountId, ref: published.ref, publicationId, memberId: withdrawal.memberId });
  await record(tx, withdrawn, { ref: published.ref, authorId: publication.memberId });
  await letPinGo(tx, withdrawn);
}

async function giveUp(tx: Transaction, publication: Publication, failure: PublicationFailure): Promise<void> {
  const state = nextState(publication.state, 'kept-up');
  if (state === null) return;
  await record(tx, await writeChange(tx, publication, { state, failure }), { ...failure });
}

/** In the journal of the conversation where it stands, under the name of who wanted it gone. */
async function record(tx: Transaction, publication: Publication, data: Record<string, unknown>): Promise<void> {
  const place = await placeOf(tx, publication);
  const conversationId = place?.conversationId ?? publication.conversationId;
  recordPublication(tx, publication.state, { ...publication, conversationId }, { memberId: publication.withdrawal?.memberId, data });
}

/** Milliseconds until the network is worth asking again; null when only a person can help. */
export function delayOf(error: NetworkFailure, tries: number, now: number): number | null {
  switch (error.kind) {
    case 'rate-limited':
      return askedDelay(error.retryAt, now);
    case 'unavailable':
    case 'outcome-unknown':
      return retryDelay(tries);
    case 'unauthorised':
    case 'rejected':
      return null;
    default:
      return impossible(error);
  }
}
