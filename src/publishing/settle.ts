import { noteRefused } from '../accounts/index.ts';
import { recordAnnounced, recordNotice, recordSent } from '../inbox/index.ts';
import { readAttached, shownInThread } from '../media/index.ts';
import type { Facet, NetworkFailure, NetworkResult, Published } from '../networks/network.ts';
import { findMember } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { impossible } from '../platform/result.ts';
import { tagsIn } from '../signatures/index.ts';
import { giveBack } from './give-back.ts';
import { askedDelay, lookUpDelay, nextState, PATIENCE_MS, retryDelay, UNKNOWN_OUTCOME } from './publication.ts';
import type { Publication, PublicationEvent, PublicationFailure } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import type { EndedRight } from './right-to-speak.ts';
import { findContinuing } from './thread-store.ts';
import { findNext, lockPublication, readiness, writeChange } from './store.ts';

export interface SettleDeps {
  readonly now: () => number;
}

/** Writes what came of a send. A word that comes too late for its attempt changes nothing, except that the post is there. */
export async function settleSend(
  deps: SettleDeps,
  tx: Transaction,
  attempted: Publication,
  result: NetworkResult<Published>,
): Promise<void> {
  const publication = await lockPublication(tx, attempted.publicationId);
  if (publication === null) return;
  if (result.ok) {
    await settleArrived(tx, publication, result.value);
    return;
  }
  if (publication.state !== 'sending' || publication.attempts !== attempted.attempts) return;
  await settleFailure(deps, tx, publication, result.error);
}

/** Writes what came of bringing its files. True: they are all there, and the post may leave. A lost upload is made again: it is no post. */
export async function settleUpload(
  deps: SettleDeps,
  tx: Transaction,
  attempted: Publication,
  result: NetworkResult<void>,
): Promise<boolean> {
  const publication = await lockPublication(tx, attempted.publicationId);
  if (publication === null || publication.state !== attempted.state || publication.attempts !== attempted.attempts) return false;
  if (!result.ok) {
    const { error } = result;
    await settleFailure(deps, tx, publication, error.kind === 'outcome-unknown' ? { ...error, kind: 'unavailable' } : error);
    return false;
  }
  await writeChange(tx, publication, { state: publication.state });
  return true;
}

/**
 * Writes what a look-up found. Answers the publication when its network surely does not have it: it may leave again, in this same
 * transaction. Null when it is there, or when the look-up itself failed and is tried again later.
 */
export async function settleLookUp(
  deps: SettleDeps,
  tx: Transaction,
  lookedUp: Publication,
  result: NetworkResult<Published | null>,
): Promise<Publication | null> {
  const publication = await lockPublication(tx, lookedUp.publicationId);
  if (publication === null) return null;
  if (result.ok && result.value !== null) {
    await settleArrived(tx, publication, result.value);
    return null;
  }
  const ours =
    publication.state === 'outcome-unknown' && publication.attempts === lookedUp.attempts && publication.lookUps === lookedUp.lookUps;
  if (!ours) return null;
  if (result.ok) return publication;
  if (result.error.kind === 'unauthorised') await noteRefused(tx, publication.accountId, result.error.reason);
  const lookUps = publication.lookUps + 1;
  const { age } = await readiness(tx, publication.publicationId);
  const failure = { kind: UNKNOWN_OUTCOME, reason: result.error.kind, ...detailOf(result.error) };
  if (age > PATIENCE_MS) {
    await give(tx, publication, 'failed', { failure });
    return null;
  }
  const delay = result.error.kind === 'rate-limited' ? askedDelay(result.error.retryAt, deps.now()) : lookUpDelay(lookUps);
  const waiting = await writeChange(tx, publication, { state: 'outcome-unknown', dueInMs: delay, lookUps, failure });
  enqueueDelivery(tx, waiting);
  return null;
}

/** *thread-broken*: what it continues is not there. *deadline*: its time is over. */
type OutOfPlace = { readonly kind: 'thread-broken' | 'deadline' };

/** Stops what has surely not left and may not any more; its words are its writer's draft again, unless that person's data were erased. */
export async function settleStopped(tx: Transaction, publication: Publication, failure: EndedRight | OutOfPlace): Promise<void> {
  const stopped = await give(tx, publication, 'stopped', { failure });
  const { memberId } = publication;
  if (stopped === null || memberId === null) return;
  const writer = await findMember(tx.db, tx.organisationId, memberId);
  if (writer !== null && writer.erasedAt === null) await giveBack(tx, publication);
}

async function settleArrived(tx: Transaction, publication: Publication, published: Published): Promise<void> {
  const state = nextState(publication.state, 'arrived');
  if (state === null) return;
  const sent = await writeChange(tx, publication, { state, published, failure: null });
  await putInThread(tx, sent, published);
  recordPublication(tx, 'sent', sent, {
    memberId: sent.memberId ?? undefined,
    data: { ref: published.ref, url: published.url, signature: sent.signature, attempts: sent.attempts },
  });
  await wakeNext(tx, sent);
}

/** What left is in its conversation: a reply as the answer that it is, a notice beside the question, anything else at the head of its own. */
async function putInThread(tx: Transaction, sent: Publication, { ref, version, url }: Published): Promise<void> {
  const { kind, accountId, conversationId, publicationId, memberId, reply: target, text, languages, visibility, contentWarning } = sent;
  const { writtenAt, createdAt } = sent;
  const images = (await readAttached(tx.db, tx.organisationId, publicationId)).map(shownInThread);
  const post = {
    accountId,
    publicationId,
    ref,
    version,
    url,
    text,
    facets: hashtags(text),
    images,
    languages,
    visibility,
    contentWarning,
    writtenAt,
  };
  if (kind === 'reply') {
    if (conversationId === null || target === null || memberId === null) return;
    await recordSent(tx, { ...post, conversationId, memberId, personaName: sent.persona?.name ?? null, target, pressedAt: createdAt });
  } else if (kind === 'notice') {
    if (conversationId !== null && target !== null) await recordNotice(tx, { ...post, conversationId, memberId, target });
  } else {
    await recordAnnounced(tx, { ...post, memberId, target });
  }
}

/** The hashtags that the network makes links of; a speaker's tag is one. */
const hashtags = (text: string): Facet[] => tagsIn(text).map(({ tag, start, end }) => ({ kind: 'tag', tag, start, end }));

async function settleFailure(deps: SettleDeps, tx: Transaction, publication: Publication, error: NetworkFailure): Promise<void> {
  const failure = failureOf(error);
  switch (error.kind) {
    case 'rate-limited':
      return await putOff(tx, publication, failure, askedDelay(error.retryAt, deps.now()));
    case 'unavailable':
      return await putOff(tx, publication, failure, retryDelay(publication.attempts));
    case 'unauthorised':
      await noteRefused(tx, publication.accountId, error.reason);
      await give(tx, publication, 'shut-out', { failure });
      return;
    case 'outcome-unknown': {
      const lost = await give(tx, publication, 'lost', { failure, lookUps: 0, dueInMs: lookUpDelay(0) });
      if (lost) enqueueDelivery(tx, lost);
      return;
    }
    case 'rejected': {
      await give(tx, publication, 'failed', { failure });
      // Nobody can answer what is gone: the words go back to their author, who may say them elsewhere in the thread.
      if (error.reason === 'parent-gone') await giveBack(tx, publication);
      return;
    }
    default:
      return impossible(error);
  }
}

async function putOff(tx: Transaction, publication: Publication, failure: PublicationFailure, delay: number): Promise<void> {
  const { age } = await readiness(tx, publication.publicationId);
  if (age > PATIENCE_MS) {
    await give(tx, publication, 'failed', { failure });
    return;
  }
  const waiting = await give(tx, publication, 'put-off', { failure, dueInMs: delay });
  if (waiting) enqueueDelivery(tx, waiting);
}

const TOLD: Partial<Record<PublicationEvent, string>> = {
  'put-off': 'retrying',
  failed: 'failed',
  stopped: 'failed',
  'shut-out': 'needs-reauth',
  lost: 'outcome-unknown',
};

/** Moves a publication that did not arrive, and says so in the journal. What comes after it need not wait for a failed one. */
async function give(
  tx: Transaction,
  publication: Publication,
  event: PublicationEvent,
  change: { failure: PublicationFailure; dueInMs?: number; lookUps?: number },
): Promise<Publication | null> {
  const state = nextState(publication.state, event);
  if (state === null) return null;
  const moved = await writeChange(tx, publication, { ...change, state });
  const next = change.dueInMs === undefined ? {} : { dueAt: moved.dueAt.toISOString() };
  recordPublication(tx, TOLD[event] ?? state, moved, { data: { ...change.failure, ...next } });
  if (state === 'failed') await wakeNext(tx, moved);
  return moved;
}

/** What comes next in the conversation or the thread, and was waiting for this one, leaves now. */
export async function wakeNext(tx: Transaction, settled: Publication): Promise<void> {
  const next = settled.conversationId === null ? null : await findNext(tx, settled);
  if (next) enqueueDelivery(tx, next);
  const continuing = await findContinuing(tx, settled.publicationId);
  if (continuing) enqueueDelivery(tx, continuing);
}

export const failureOf = (error: NetworkFailure): PublicationFailure => ({ kind: error.kind, ...detailOf(error) });

function detailOf(error: NetworkFailure): { reason?: string; detail?: string } {
  switch (error.kind) {
    case 'rate-limited':
      return { detail: error.retryAt.toISOString() };
    case 'unauthorised':
      return { detail: error.reason };
    case 'rejected':
      return { reason: error.reason, detail: error.detail.slice(0, 500) };
    case 'unavailable':
    case 'outcome-unknown':
      return { detail: error.detail.slice(0, 500) };
    default:
      return impossible(error);
  }
}
