import { listHeld, releaseConversation } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { attempt } from './attempt.ts';
import { mayDo } from './policy.ts';
import { readAccount, say } from './say.ts';
import type { Words } from './say.ts';
import { nextState, refuseUntil } from './shift.ts';
import type { EndedWhy, Shift, UntilRefusal } from './shift.ts';
import type { AnnounceRefusal, ShiftsDeps } from './shifts-deps.ts';
import { showAtHelm } from './show-at-helm.ts';
import { findShift, lockHelm, putShift } from './store.ts';

export type ShiftRefusal = { kind: 'not-found' } | { kind: 'not-allowed' } | { kind: 'shift-over' };

export type ExtendRefusal = ShiftRefusal | UntilRefusal | { kind: 'outside-team' };

/** A shift under the lock of its helm; refused when it is over. */
export async function lockShift(tx: Transaction, shiftId: string): Promise<Result<Shift, { kind: 'not-found' } | { kind: 'shift-over' }>> {
  const found = await findShift(tx.db, tx.organisationId, shiftId);
  if (found === null) return fail({ kind: 'not-found' });
  await lockHelm(tx, found.accountId);
  const shift = await findShift(tx.db, tx.organisationId, shiftId);
  if (shift === null) return fail({ kind: 'not-found' });
  return nextState(shift.state, 'end') === null ? fail({ kind: 'shift-over' }) : succeed(shift);
}

/**
 * Ends a shift, with a goodbye or without. What its member still holds goes back to the queue; a hand-over that nobody has confirmed stays in
 * sight. A lead may end a colleague's, never in his or her words.
 */
export async function endShift(
  deps: ShiftsDeps,
  visitor: Visitor,
  { shiftId, goodbye }: { readonly shiftId: string; readonly goodbye: Words | null },
): Promise<Result<Shift, ShiftRefusal | AnnounceRefusal>> {
  return await attempt<Shift, ShiftRefusal | AnnounceRefusal>(deps.database, visitor.organisationId, async (tx) => {
    const locked = await lockShift(tx, shiftId);
    if (!locked.ok) return await endedAlready(tx, shiftId, locked);
    const own = locked.value.memberId === visitor.memberId;
    if (!own && (!mayDo(visitor.role, 'end-for-another') || goodbye !== null)) return fail({ kind: 'not-allowed' });
    return await endShiftIn(deps, tx, locked.value, { why: own ? 'left' : 'ended-by-lead', by: visitor.memberId, goodbye });
  });
}

/** Ending twice is the same as once: an answer may have been lost. */
async function endedAlready<Refusal extends { kind: string }>(
  tx: Transaction,
  shiftId: string,
  refusal: { ok: false; error: Refusal },
): Promise<Result<Shift, Refusal>> {
  const shift = refusal.error.kind === 'shift-over' ? await findShift(tx.db, tx.organisationId, shiftId) : null;
  return shift?.state === 'ended' ? succeed(shift) : refusal;
}

export interface Ending {
  readonly why: EndedWhy;
  /** Who ended it; null when no person did. */
  readonly by: string | null;
  readonly goodbye: Words | null;
}

/** The same, for a shift under its lock, in the caller's transaction, which the caller rolls back when it is refused. */
export async function endShiftIn(
  deps: ShiftsDeps,
  tx: Transaction,
  shift: Shift,
  { why, by, goodbye }: Ending,
): Promise<Result<Shift, AnnounceRefusal>> {
  const { accountId, memberId, shiftId, until } = shift;
  const person = goodbye === null ? null : await deps.findPerson(tx.db, tx.organisationId, memberId);
  const said =
    goodbye === null || person === null
      ? null
      : await say(deps, tx, { kind: 'goodbye', accountId, shiftId, words: goodbye, person, until });
  if (said !== null && !said.ok) return said;
  for (const { conversationId } of await listHeld(tx.db, tx.organisationId, { accountId, memberId })) {
    await releaseConversation(tx, { conversationId, memberId });
  }
  const now = deps.now();
  const ended = await putShift(tx, {
    ...shift,
    state: 'ended',
    endedAt: now,
    endedWhy: why,
    goodbyeId: said?.value.publicationId ?? null,
  });
  const account = await readAccount(tx.db, tx.organisationId, accountId);
  if (account !== null) await showAtHelm(deps, tx, account);
  tx.record({
    kind: 'shift.ended',
    memberId: by ?? undefined,
    accountId,
    publicationId: said?.value.publicationId,
    data: { shiftId, why, whose: memberId, early: now < until, overrun: now > until },
  });
  return succeed(ended);
}

/**
 * Moves the moment until which one is at the helm: later in an overrun, sooner when one must go. A lead may for a colleague; nobody does for
 * who was put off the account's team, were it the lead.
 */
export async function extendShift(
  deps: ShiftsDeps,
  visitor: Visitor,
  { shiftId, until }: { readonly shiftId: string; readonly until: Date },
): Promise<Result<Shift, ExtendRefusal>> {
  return await attempt<Shift, ExtendRefusal>(deps.database, visitor.organisationId, async (tx) => {
    const locked = await lockShift(tx, shiftId);
    if (!locked.ok) return locked;
    const { accountId, memberId } = locked.value;
    if (memberId !== visitor.memberId && !mayDo(visitor.role, 'end-for-another')) return fail({ kind: 'not-allowed' });
    const onTeam = await deps.isOnTeam(tx.db, tx.organisationId, { accountId, memberId });
    const refusal = onTeam ? refuseUntil(until, deps.now()) : ({ kind: 'outside-team' } as const);
    if (refusal !== null) return fail(refusal);
    const shift = await putShift(tx, { ...locked.value, until });
    tx.record({
      kind: 'shift.extended',
      memberId: visitor.memberId,
      accountId,
      data: { shiftId, whose: memberId, until: until.toISOString() },
    });
    return succeed(shift);
  });
}
