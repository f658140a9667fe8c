import { noteRefused } from '../accounts/index.ts';
import type { Connections } from '../accounts/index.ts';
import { findOnNetwork } from '../inbox/index.ts';
import type { NetworkFailure, NetworkResult } from '../networks/network.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, impossible } from '../platform/result.ts';
import { actOf, askedDelay, nextState, PATIENCE_MS, retryDelay } from './moderation.ts';
import type { Moderation, ModerationFailure } from './moderation.ts';
import { enqueueModeration, recordModeration } from './record-moderation.ts';
import { begin, letGo, lockModeration, readTurn, writeState } from './store.ts';

export interface CarryOutDeps {
  readonly database: Database;
  readonly connections: Pick<Connections, 'use'>;
  /** Milliseconds since the epoch, compared with the moments that networks name. */
  readonly now: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Longest wait for a network's answer. */
const ANSWER_LIMIT_MS = 20_000;
/** Longer than the wait, so that only the dead lose it. */
const LEASE_MS = ANSWER_LIMIT_MS + 10_000;

/**
 * Tells the network what is wished of one moderation, once; what did not work is told again by a later job. May run any number of times, in any
 * number of processes: each act does no harm done twice, and one process at a time has it, so that what was wished last is what was told last.
 */
export async function carryOut(deps: CarryOutDeps, key: { readonly organisationId: string; readonly moderationId: string }): Promise<void> {
  const { organisationId, moderationId } = key;
  const claimed = await deps.database.transact(organisationId, async (tx) => await claim(tx, moderationId));
  if (claimed === null) return;
  const { moderation, act } = claimed;
  const { accountId } = moderation;
  const result: NetworkResult<void> =
    act === null
      ? fail({ kind: 'rejected', reason: 'parent-gone', detail: 'what it is about is not known here any more' })
      : await withinLimit(deps, () => deps.connections.use({ organisationId, accountId }, (connection) => connection.moderate(act)));
  await deps.database.transact(organisationId, async (tx) => await settle(deps, tx, moderation, result));
}

async function claim(tx: Transaction, moderationId: string) {
  const moderation = await lockModeration(tx, moderationId);
  if (!moderation || (moderation.state !== 'asked' && moderation.state !== 'undoing')) return null;
  const { isFree, from } = await readTurn(tx, moderationId);
  if (!isFree) {
    enqueueModeration(tx, moderation, from);
    return null;
  }
  const begun = await begin(tx, moderationId, LEASE_MS);
  const about = await findOnNetwork(tx.db, tx.organisationId, begun);
  // Should this process die, another takes it up when the lease is over.
  enqueueModeration(tx, begun, new Date(Date.now() + LEASE_MS));
  return { moderation: begun, act: about && actOf(begun, about) };
}

async function settle(deps: CarryOutDeps, tx: Transaction, told: Moderation, result: NetworkResult<void>): Promise<void> {
  const moderation = await lockModeration(tx, told.moderationId);
  if (!moderation || moderation.attempts !== told.attempts) return;
  if (moderation.state !== told.state) {
    // Something else is wished by now: the network is told so next.
    await letGo(tx, moderation.moderationId, 0);
    if (moderation.state === 'asked' || moderation.state === 'undoing') enqueueModeration(tx, moderation);
    return;
  }
  if (result.ok) {
    await letGo(tx, moderation.moderationId, null);
    await move(tx, moderation, 'done', null);
    return;
  }
  if (result.error.kind === 'unauthorised' && result.error.reason !== 'not-connected') {
    await noteRefused(tx, moderation.accountId, result.error.reason);
  }
  const failure = failureOf(result.error);
  const delay = delayOf(result.error, moderation.tries, deps.now());
  const { wishedForMs, dueAt } = await letGo(tx, moderation.moderationId, delay);
  if (delay === null || wishedForMs > PATIENCE_MS) {
    await move(tx, moderation, 'refused', failure);
    return;
  }
  await writeState(tx, moderation, { state: moderation.state, failure });
  enqueueModeration(tx, moderation, dueAt);
}

async function move(tx: Transaction, moderation: Moderation, event: 'done' | 'refused', failure: ModerationFailure | null): Promise<void> {
  const state = nextState(moderation.state, event);
  if (state === null) return;
  recordModeration(tx, state, await writeState(tx, moderation, { state, failure }));
}

/** Milliseconds until the network is worth telling again; null when only a person can help. */
function delayOf(error: NetworkFailure, tries: number, now: number): number | null {
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

const failureOf = (error: NetworkFailure): ModerationFailure =>
  'reason' in error ? { kind: error.kind, reason: error.reason.slice(0, 200) } : { kind: error.kind };

/** A call that is given up after the limit, or that throws, may have been heard: it is told again. */
async function withinLimit({ wait }: CarryOutDeps, call: () => Promise<NetworkResult<void>>): Promise<NetworkResult<void>> {
  const answered = new AbortController();
  const late = wait(ANSWER_LIMIT_MS, answered.signal).then(
    (): NetworkResult<void> => fail({ kind: 'outcome-unknown', detail: 'no answer in time' }),
    (): NetworkResult<void> => fail({ kind: 'outcome-unknown', detail: 'stopped' }),
  );
  try {
    return await Promise.race([call(), late]);
  } catch (error) {
    return fail({ kind: 'outcome-unknown', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    answered.abort();
  }
}
