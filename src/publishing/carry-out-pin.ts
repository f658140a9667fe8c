import { noteRefused } from '../accounts/index.ts';
import type { NetworkResult } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail } from '../platform/result.ts';
import { delayOf } from './carry-out-withdrawal.ts';
import { beginPin, letPinRest, lockPin, readTurn, writePinState } from './pin-store.ts';
import { nextPinState } from './pin.ts';
import type { Pin } from './pin.ts';
import { PATIENCE_MS } from './publication.ts';
import { enqueuePin, recordPublication } from './record-publication.ts';
import { failureOf } from './settle.ts';
import { findPublication } from './store.ts';
import { placeOf } from './withdraw-publication.ts';
import { ANSWER_LIMIT_MS, withinLimit } from './within-limit.ts';
import type { CallDeps } from './within-limit.ts';

/** Longer than the wait for an answer, so that only the dead lose it. */
const LEASE_MS = ANSWER_LIMIT_MS + 10_000;

/**
 * Tells the network what is to stand at the head of an account's profile, once; what did not work is told again by a later job. May run any
 * number of times, in any number of processes: told twice it does no harm, and one process at a time has it.
 */
export async function carryOutPin(deps: CallDeps, key: { readonly organisationId: string; readonly accountId: string }): Promise<void> {
  const { organisationId, accountId } = key;
  const claimed = await deps.database.transact(organisationId, async (tx) => await claim(tx, accountId));
  if (claimed === null) return;
  const { pin, ref } = claimed;
  const result: NetworkResult<void> =
    pin.wantedId !== null && ref === null
      ? fail({ kind: 'rejected', reason: 'parent-gone', detail: 'it is not sent any more' })
      : await withinLimit<void>(deps, (use) => use(key, (connection) => connection.pin(ref)));
  await deps.database.transact(organisationId, async (tx) => await settle(deps, tx, pin, result));
}

async function claim(tx: Transaction, accountId: string): Promise<{ pin: Pin; ref: string | null } | null> {
  const pin = await lockPin(tx, accountId);
  if (pin?.state !== 'asked') return null;
  const { isFree, from } = await readTurn(tx, accountId);
  if (!isFree) {
    enqueuePin(tx, { accountId, dueAt: from });
    return null;
  }
  const begun = await beginPin(tx, accountId, LEASE_MS);
  const wanted = begun.wantedId === null ? null : await findPublication(tx.db, tx.organisationId, begun.wantedId);
  // Should this process die, another takes it up when the lease is over.
  enqueuePin(tx, { accountId, dueAt: begun.until });
  return { pin: begun, ref: wanted?.state === 'withdrawn' ? null : (wanted?.published?.ref ?? null) };
}

async function settle(deps: CallDeps, tx: Transaction, told: Pin, result: NetworkResult<void>): Promise<void> {
  const { accountId } = told;
  const pin = await lockPin(tx, accountId);
  if (pin === null || pin.attempts !== told.attempts) return;
  if (pin.wantedId !== told.wantedId || pin.state !== 'asked') {
    // Something else is wished by now: the network is told so next. What it shows meanwhile is what it was told.
    if (result.ok) await writePinState(tx, accountId, { state: pin.state, failure: null, shownId: told.wantedId });
    enqueuePin(tx, { accountId, dueAt: (await letPinRest(tx, accountId, 0)).dueAt });
    return;
  }
  if (result.ok) {
    await letPinRest(tx, accountId, 0);
    await settleDone(tx, pin);
    return;
  }
  const { error } = result;
  if (error.kind === 'unauthorised' && error.reason !== 'not-connected') await noteRefused(tx, accountId, error.reason);
  const failure = failureOf(error);
  const delay = delayOf(error, pin.tries, deps.now());
  const { wishedForMs, dueAt } = await letPinRest(tx, accountId, delay ?? 0);
  if (delay !== null && wishedForMs <= PATIENCE_MS) {
    await writePinState(tx, accountId, { state: pin.state, failure });
    enqueuePin(tx, { accountId, dueAt });
    return;
  }
  const state = nextPinState(pin.state, 'refused');
  if (state === null) return;
  await writePinState(tx, accountId, { state, failure });
  const about = pin.wantedId ?? pin.shownId;
  if (about !== null) await record(tx, pin, { what: 'pin-failed', publicationId: about, data: { ...failure } });
}

async function settleDone(tx: Transaction, pin: Pin): Promise<void> {
  const state = nextPinState(pin.state, 'done');
  if (state === null) return;
  await writePinState(tx, pin.accountId, { state, failure: null, shownId: pin.wantedId });
  if (pin.shownId !== null && pin.shownId !== pin.wantedId) await record(tx, pin, { what: 'unpinned', publicationId: pin.shownId });
  if (pin.wantedId !== null) await record(tx, pin, { what: 'pinned', publicationId: pin.wantedId });
}

/** In the journal of the conversation where the post stands, under the name of who wished it. */
async function record(
  tx: Transaction,
  { memberId }: Pin,
  { what, publicationId, data = {} }: { readonly what: string; readonly publicationId: string; readonly data?: Record<string, unknown> },
): Promise<void> {
  const publication = await findPublication(tx.db, tx.organisationId, publicationId);
  if (publication === null) return;
  const conversationId = (await placeOf(tx, publication))?.conversationId ?? publication.conversationId;
  recordPublication(tx, what, { ...publication, conversationId }, { memberId, data });
}
