import type { ConversationBrief } from '../inbox/index.ts';
import type { Coverage } from './coverage.ts';
import type { HandOver } from './hand-over.ts';
import type { Plan } from './plan.ts';
import type { Occurrence } from './recurrence.ts';
import type { HandOverView, OccurrenceView, PlanView, ShiftView, ThreadBrief } from './schema.ts';
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

export const toStretch = ({ startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

export const toTogetherView = ({ memberIds, startsAt, endsAt }: Coverage['together'][number]) => ({
  memberIds: [...memberIds],
  ...toStretch({ startsAt, endsAt }),
});

export const toClashView = ({ memberId, accountIds, startsAt, endsAt }: Coverage['clashes'][number]) => ({
  memberId,
  accountIds: [...accountIds],
  ...toStretch({ startsAt, endsAt }),
});

export const toPlanView = (plan: Plan): PlanView => ({
  ...plan,
  repeat: plan.repeat && { ...plan.repeat, weekdays: [...plan.repeat.weekdays] },
});
