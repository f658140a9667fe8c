import type { ConversationBrief } from '../inbox/index.ts';
import type { HandOver } from './hand-over.ts';
import type { Occurrence } from './recurrence.ts';
import type { HandOverView, OccurrenceView, ShiftView, ThreadBrief } from './schema.ts';
import type { Shift } from './shift.ts';

/** A shift as it goes over the wire. */
export const toShiftView = (shift: Shift): ShiftView => ({
  shiftId: shift.shiftId,
  accountId: shift.accountId,
  memberId: shift.memberId,
  state: shift.state,
  occurrence: shift.occurrence && { ...shift.occurrence },
  takenAt: shift.takenAt?.toISOString() ?? null,
  until: shift.until.toISOString(),
  endedAt: shift.endedAt?.toISOString() ?? null,
  endedWhy: shift.endedWhy,
  greetingId: shift.greetingId,
  goodbyeId: shift.goodbyeId,
});

export const toOccurrenceView = (one: Occurrence): OccurrenceView => ({
  planId: one.planId,
  occursOn: one.occursOn,
  memberId: one.memberId,
  startsAt: one.startsAt.toISOString(),
  endsAt: one.endsAt.toISOString(),
  localStart: one.localStart,
  localEnd: one.localEnd,
  repeated: one.repeated,
  changed: one.changed,
});

export const toBriefView = ({ conversationId, correspondentName, preview, state, holderMemberId }: ConversationBrief): ThreadBrief => ({
  conversationId,
  correspondentName,
  preview,
  state,
  holderMemberId,
});

export function toHandOverView(
  handOver: HandOver,
  { briefs, leaverGone }: { readonly briefs: ReadonlyMap<string, ConversationBrief>; readonly leaverGone: boolean },
): HandOverView {
  return {
    handOverId: handOver.handOverId,
    accountId: handOver.accountId,
    fromMemberId: handOver.fromMemberId,
    toMemberId: handOver.toMemberId,
    word: handOver.word,
    threads: handOver.items.flatMap(({ id }) => {
      const brief = briefs.get(id);
      return brief ? [toBriefView(brief)] : [];
    }),
    leaverGone,
    createdAt: handOver.createdAt.toISOString(),
  };
}

export const toStretch = <Stretch extends { startsAt: Date; endsAt: Date }>(one: Stretch) => ({
  ...one,
  startsAt: one.startsAt.toISOString(),
  endsAt: one.endsAt.toISOString(),
});
