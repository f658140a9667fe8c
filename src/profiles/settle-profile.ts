import { noteRefused, noteShownAs } from '../accounts/index.ts';
import type { NetworkFailure } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { impossible } from '../platform/result.ts';
import { nextState } from './account-profile.ts';
import type { AccountProfile, Brought, ProfileEvent, ProfileFailure } from './account-profile.ts';
import { fieldsOf } from './layer.ts';
import type { Layers } from './layer.ts';
import { lockAccountProfile, writeProfile } from './store.ts';
import type { ProfileWrite } from './store.ts';
import { enqueuePublish } from './wish.ts';

interface Attempted {
  readonly profile: AccountProfile;
  readonly layers: Layers;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** What is published is looked at again this much later: a person may have changed it in the network's own app. */
const LOOK_AGAIN_MS = 30 * MINUTE;
/** After so many tries that came to nothing a person decides. */
const MOST_TRIES = 10;

/** Milliseconds until the try after `attempts` of them: 2 s, 4 s, 8 s… 10 min. */
export const tryAgainIn = (attempts: number): number => Math.min(10 * MINUTE, 2 * SECOND * 2 ** Math.min(10, Math.max(0, attempts - 1)));

/** The network shows what was wished. A newer wish is taken up at once. */
export async function settlePublished(tx: Transaction, attempted: Attempted, brought: Brought): Promise<void> {
  const profile = await lockAccountProfile(tx, attempted.profile.accountId);
  if (profile === null) return;
  const { shown, original, leftAlone, taken, seen, served } = brought;
  const isOriginal = fieldsOf(attempted.layers).length === 0;
  if (taken.length > 0) tx.record({ kind: 'profile.left-alone', accountId: profile.accountId, data: { fields: taken } });
  if (profile.wish !== attempted.profile.wish) {
    await writeProfile(tx, profile, { original, published: shown, intended: null, leftAlone, served, dueInMs: 0 });
    enqueuePublish(tx, profile.accountId);
    return;
  }
  const event: ProfileEvent = isOriginal ? 'restored' : 'shown';
  const memory = isOriginal ? { original: null, published: null } : { original, published: shown };
  const moved = await move(tx, profile, event, {
    ...memory,
    intended: null,
    leftAlone,
    served,
    failure: null,
    attempts: 0,
    dueInMs: LOOK_AGAIN_MS,
  });
  await noteShownAs(tx, profile.accountId, { displayName: seen.displayName, avatarUrl: seen.avatarUrl });
  if (moved !== null && moved !== profile.state)
    tx.record({ kind: isOriginal ? 'profile.restored' : 'profile.published', accountId: profile.accountId });
}

/** This network lets nobody change anything of what the layers speak of. */
export async function settleUnsupported(tx: Transaction, profile: AccountProfile): Promise<void> {
  await move(tx, profile, 'not-offered', { failure: null });
  tx.record({ kind: 'profile.unsupported', accountId: profile.accountId });
}

/** What came of a try that failed: another one later, or the end. */
export async function settleFailure(
  deps: { readonly now: () => number },
  tx: Transaction,
  attempted: Attempted,
  error: NetworkFailure,
): Promise<void> {
  const profile = await lockAccountProfile(tx, attempted.profile.accountId);
  if (profile === null || (profile.state !== 'pending' && profile.state !== 'published')) return;
  const attempts = profile.attempts + 1;
  const failure = failureOf(error);
  const later = async (delay: number) => {
    // A look at what is published that failed is no news: there will be another.
    if (profile.state === 'published') return await writeProfile(tx, profile, { dueInMs: LOOK_AGAIN_MS });
    if (attempts >= MOST_TRIES) return await giveUp(tx, profile, failure);
    await writeProfile(tx, profile, { failure, attempts, dueInMs: delay });
    enqueuePublish(tx, profile.accountId, new Date(deps.now() + delay));
  };
  switch (error.kind) {
    case 'rate-limited':
      return await later(Math.max(SECOND, error.retryAt.getTime() - deps.now()));
    case 'unavailable':
    case 'outcome-unknown':
      return await later(tryAgainIn(attempts));
    case 'unauthorised':
      await noteRefused(tx, profile.accountId, error.reason);
      // It goes on by itself when a person has connected the account again.
      return await writeProfile(tx, profile, { failure, dueInMs: MINUTE });
    case 'rejected':
      return await giveUp(tx, profile, failure);
    default:
      return impossible(error);
  }
}

async function giveUp(tx: Transaction, profile: AccountProfile, failure: ProfileFailure): Promise<void> {
  await move(tx, profile, 'failed', { failure });
  tx.record({ kind: 'profile.failed', accountId: profile.accountId, data: { ...failure } });
}

async function move(tx: Transaction, profile: AccountProfile, event: ProfileEvent, write: ProfileWrite) {
  const state = nextState(profile.state, event);
  if (state !== null) await writeProfile(tx, profile, { ...write, state });
  return state;
}

function failureOf(error: NetworkFailure): ProfileFailure {
  switch (error.kind) {
    case 'rate-limited':
      return { kind: error.kind, detail: error.retryAt.toISOString() };
    case 'unauthorised':
      return { kind: error.kind, detail: error.reason };
    case 'rejected':
      return { kind: error.kind, reason: error.reason, detail: error.detail.slice(0, 500) };
    case 'unavailable':
    case 'outcome-unknown':
      return { kind: error.kind, detail: error.detail.slice(0, 500) };
    default:
      return impossible(error);
  }
}
