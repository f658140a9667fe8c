import { receiveConversation } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { attempt } from './attempt.ts';
import { endShiftIn } from './end-shift.ts';
import { nextState as nextHandOverState } from './hand-over.ts';
import type { HandOver, HandOverEvent } from './hand-over.ts';
import { findHandOver, settleHandOver } from './hand-over-store.ts';
import type { Words } from './say.ts';
import { isAtHelm, nextState } from './shift.ts';
import type { Shift } from './shift.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { findShift, lockHelm, putShift } from './store.ts';
import { takeHelmIn } from './take-helm.ts';
import type { TakeRefusal } from './take-helm.ts';

export type SettleRefusal = { kind: 'not-found' } | { kind: 'hand-over-settled'; by: string | null } | { kind: 'to-oneself' };

type DeclineRefusal = SettleRefusal | { kind: 'outside-team' };

export interface Confirmed {
  readonly shift: Shift;
  /** The threads that are the successor's now. */
  readonly conversationIds: readonly string[];
}

/**
 * Confirms a hand-over: the open threads are the successor's and no longer the leaver's, the leaver has gone with the goodbye that was
 * prepared, and the successor is at the helm; all of it or nothing. Anybody of the team may confirm what was meant for somebody who does not
 * come. The same person confirming twice is the same as once.
 */
export async function confirmHandOver(
  deps: ShiftsDeps,
  visitor: Visitor,
  request: { readonly handOverId: string; readonly until: Date; readonly greeting: Words | null },
): Promise<Result<Confirmed, SettleRefusal | TakeRefusal>> {
  const { organisationId, memberId } = visitor;
  const { handOverId, until } = request;
  return await attempt<Confirmed, SettleRefusal | TakeRefusal>(deps.database, organisationId, async (tx) => {
    const locked = await lockHandOver(tx, handOverId, 'confirm');
    if (!locked.ok) {
      const again = await findHandOver(tx.db, organisationId, handOverId);
      if (again?.state !== 'confirmed' || again.settledBy !== memberId) return locked;
      const joined = await takeHelmIn(deps, tx, memberId, { accountId: again.accountId, until, greeting: null });
      return joined.ok ? succeed({ shift: joined.value.shift, conversationIds: [] }) : joined;
    }
    const handOver = locked.value;
    const { accountId, fromMemberId: from } = handOver;
    if (from === memberId) return fail({ kind: 'to-oneself' });
    const conversationIds = [];
    for (const { id } of handOver.items) {
      if (await receiveConversation(tx, { conversationId: id, from, to: memberId, handOverId })) conversationIds.push(id);
    }
    // First the one goes, then the other comes: their words reach the public in that order.
    await letGo(deps, tx, handOver, memberId);
    const taken = await takeHelmIn(deps, tx, memberId, { accountId, until, greeting: request.greeting });
    if (!taken.ok) return taken;
    await settleHandOver(tx, handOverId, { state: 'confirmed', settledBy: memberId, at: deps.now() });
    const data = { handOverId, from, threads: conversationIds.length, shiftId: taken.value.shift.shiftId };
    tx.record({ kind: 'shift.handed-over', memberId, accountId, data });
    return succeed({ shift: taken.value.shift, conversationIds });
  });
}

/** Declines it, with a word to the leaver, who stays at the helm if he or she has not gone. Who may not confirm may not decline. */
export async function declineHandOver(
  deps: ShiftsDeps,
  visitor: Visitor,
  request: { readonly handOverId: string; readonly answer: string },
): Promise<Result<undefined, DeclineRefusal>> {
  const { organisationId, memberId } = visitor;
  return await attempt<undefined, DeclineRefusal>(deps.database, organisationId, async (tx) => {
    const locked = await lockHandOver(tx, request.handOverId, 'decline');
    if (!locked.ok) return locked;
    const { handOverId, accountId, shiftId, fromMemberId } = locked.value;
    if (fromMemberId === memberId) return fail({ kind: 'to-oneself' });
    if (!(await deps.isOnTeam(tx.db, organisationId, { accountId, memberId }))) return fail({ kind: 'outside-team' });
    await settleHandOver(tx, handOverId, { state: 'declined', settledBy: memberId, at: deps.now(), answer: request.answer.trim() });
    const shift = await findShift(tx.db, organisationId, shiftId);
    const state = shift === null ? null : nextState(shift.state, 'stay');
    if (shift !== null && state === 'taken') await putShift(tx, { ...shift, state });
    const data = { shiftId, handOverId, why: 'declined', whose: fromMemberId, answer: request.answer.trim() };
    tx.record({ kind: 'shift.stayed', memberId, accountId, data });
    return succeed();
  });
}

async function lockHandOver(
  tx: Transaction,
  handOverId: string,
  event: HandOverEvent,
): Promise<Result<HandOver, Extract<SettleRefusal, { kind: 'not-found' | 'hand-over-settled' }>>> {
  const found = await findHandOver(tx.db, tx.organisationId, handOverId);
  if (found === null) return fail({ kind: 'not-found' });
  await lockHelm(tx, found.accountId);
  const handOver = await findHandOver(tx.db, tx.organisationId, handOverId);
  if (handOver === null) return fail({ kind: 'not-found' });
  return nextHandOverState(handOver.state, event) === null
    ? fail({ kind: 'hand-over-settled', by: handOver.settledBy })
    : succeed(handOver);
}

/** Ends the leaver's shift, if it has not ended. A goodbye that cannot be said any more holds nobody at the helm. */
async function letGo(deps: ShiftsDeps, tx: Transaction, { shiftId, goodbye, accountId }: HandOver, by: string): Promise<void> {
  const shift = await findShift(tx.db, tx.organisationId, shiftId);
  if (shift === null || !isAtHelm(shift)) return;
  const words = goodbye === null ? null : { text: goodbye, language: 'fr' as const };
  const ended = await endShiftIn(deps, tx, shift, { why: 'handed-over', by, goodbye: words });
  if (ended.ok) return;
  tx.record({ kind: 'shift.goodbye-unsaid', accountId, data: { shiftId, why: ended.error.kind } });
  await endShiftIn(deps, tx, shift, { why: 'handed-over', by, goodbye: null });
}
