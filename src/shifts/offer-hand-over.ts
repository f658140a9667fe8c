import { listHeld } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { attempt } from './attempt.ts';
import { lockShift } from './end-shift.ts';
import type { ShiftRefusal } from './end-shift.ts';
import { MOST_ITEMS, nextState as nextHandOverState } from './hand-over.ts';
import type { HandOver } from './hand-over.ts';
import { addHandOver, findOffered, settleHandOver } from './hand-over-store.ts';
import { fillWords } from './say.ts';
import type { Words } from './say.ts';
import { nextState } from './shift.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { putShift } from './store.ts';

export interface OfferHandOver {
  readonly shiftId: string;
  /** Null: whoever comes next. */
  readonly toMemberId: string | null;
  readonly word: string;
  /** What the leaver says in public when the successor has confirmed; null: nothing. */
  readonly goodbye: Words | null;
}

export type OfferRefusal =
  | ShiftRefusal
  | { kind: 'already-handing-over' }
  | { kind: 'no-such-member' }
  | { kind: 'not-on-team' }
  | { kind: 'to-oneself' };

/**
 * Offers the helm to the next person with a note: the threads that the leaver holds on this account, and free words. The leaver stays at the
 * helm, and holds the threads, until it is confirmed.
 */
export async function offerHandOver(deps: ShiftsDeps, visitor: Visitor, request: OfferHandOver): Promise<Result<HandOver, OfferRefusal>> {
  const { organisationId, memberId } = visitor;
  const { toMemberId, word, goodbye } = request;
  return await attempt<HandOver, OfferRefusal>(deps.database, organisationId, async (tx) => {
    const locked = await lockShift(tx, request.shiftId);
    if (!locked.ok) return locked;
    const shift = locked.value;
    if (shift.memberId !== memberId) return fail({ kind: 'not-allowed' });
    const state = nextState(shift.state, 'hand-over');
    if (state !== 'handing-over') return fail({ kind: 'already-handing-over' });
    const { accountId, shiftId } = shift;
    if (toMemberId === memberId) return fail({ kind: 'to-oneself' });
    if (toMemberId !== null) {
      const successor = await deps.findPerson(tx.db, organisationId, toMemberId);
      if (!successor?.active) return fail({ kind: 'no-such-member' });
      if (!(await deps.isOnTeam(tx.db, organisationId, { accountId, memberId: toMemberId }))) return fail({ kind: 'not-on-team' });
    }
    const person = await deps.findPerson(tx.db, organisationId, memberId);
    const held = await listHeld(tx.db, organisationId, { accountId, memberId });
    const handOver: HandOver = {
      handOverId: deps.newId(),
      accountId,
      shiftId,
      fromMemberId: memberId,
      toMemberId,
      word: word.trim(),
      items: held.slice(0, MOST_ITEMS).map(({ conversationId }) => ({ kind: 'conversation', id: conversationId })),
      goodbye:
        goodbye === null || person === null
          ? null
          : await fillWords(deps, tx.db, organisationId, { words: goodbye, person, until: shift.until }),
      state: 'offered',
      settledBy: null,
      settledAt: null,
      answer: '',
      createdAt: deps.now(),
    };
    await putShift(tx, { ...shift, state });
    await addHandOver(tx, handOver);
    const data = { shiftId, handOverId: handOver.handOverId, to: toMemberId, threads: handOver.items.length };
    tx.record({ kind: 'shift.handing-over', memberId, accountId, data });
    return succeed(handOver);
  });
}

/** Takes the offer back: the leaver stays. */
export async function withdrawHandOver(
  deps: ShiftsDeps,
  visitor: Visitor,
  shiftId: string,
): Promise<Result<undefined, ShiftRefusal | { kind: 'hand-over-settled'; by: string | null }>> {
  return await attempt<undefined, ShiftRefusal | { kind: 'hand-over-settled'; by: string | null }>(
    deps.database,
    visitor.organisationId,
    async (tx) => {
      const locked = await lockShift(tx, shiftId);
      if (!locked.ok) return locked;
      const shift = locked.value;
      if (shift.memberId !== visitor.memberId) return fail({ kind: 'not-allowed' });
      const offered = await findOffered(tx.db, tx.organisationId, shiftId);
      const state = nextState(shift.state, 'stay');
      if (offered === null || state !== 'taken' || nextHandOverState(offered.state, 'withdraw') === null) {
        return fail({ kind: 'hand-over-settled', by: offered?.settledBy ?? null });
      }
      await settleHandOver(tx, offered.handOverId, { state: 'withdrawn', settledBy: visitor.memberId, at: deps.now() });
      await putShift(tx, { ...shift, state });
      tx.record({ kind: 'shift.stayed', memberId: visitor.memberId, accountId: shift.accountId, data: { shiftId, why: 'withdrawn' } });
      return succeed();
    },
  );
}
