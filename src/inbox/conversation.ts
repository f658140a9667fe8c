/**
 * A conversation: one thread of one account. Its life:
 *
 *   waiting → taken → answered → closed
 *
 * `waiting`: somebody of the public waits and nobody has it; `taken`: one member holds it by a lease; `answered`: the ball is theirs;
 * `closed`: done. A new message brings `answered` and `closed` back to `waiting`, and leaves a holder in place.
 */
import type { Visibility } from '../networks/network.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

export type ConversationState = 'waiting' | 'taken' | 'answered' | 'closed';

/** `left`: its holder went, or the lease ended. Nobody waits for an answer any more when it was `answered` before. */
export type ConversationEvent =
  | 'heard'
  | 'take'
  | 'take-over'
  | 'left'
  | 'left-answered'
  | 'answer'
  | 'answered-elsewhere'
  | 'unanswered'
  | 'close'
  | 'reopen';

const LIFE: Readonly<Record<ConversationState, Partial<Record<ConversationEvent, ConversationState>>>> = {
  waiting: { heard: 'waiting', take: 'taken', 'take-over': 'taken', answer: 'answered', 'answered-elsewhere': 'answered', close: 'closed' },
  taken: {
    heard: 'taken',
    'take-over': 'taken',
    left: 'waiting',
    'left-answered': 'answered',
    answer: 'answered',
    // Whoever holds it decides: the answer from elsewhere is there to be read.
    'answered-elsewhere': 'taken',
    unanswered: 'taken',
    close: 'closed',
  },
  answered: {
    heard: 'waiting',
    take: 'taken',
    'take-over': 'taken',
    answer: 'answered',
    'answered-elsewhere': 'answered',
    unanswered: 'waiting',
    close: 'closed',
  },
  closed: { heard: 'waiting', answer: 'answered', 'answered-elsewhere': 'closed', reopen: 'waiting' },
};

/** The state after an event; null when the event cannot happen in that state. */
export const nextState = (state: ConversationState, event: ConversationEvent): ConversationState | null => LIFE[state][event] ?? null;

/** Seconds that a lease lasts unless renewed, by the database's clock. The browser renews it every 30 s. */
export const LEASE_SECONDS = 90;

export interface Conversation {
  readonly conversationId: string;
  readonly accountId: string;
  readonly correspondentId: string | null;
  readonly rootRef: string;
  readonly state: ConversationState;
  /** Only while `taken`. */
  readonly holderMemberId: string | null;
  readonly leaseUntil: Date | null;
  /** Whether the lease is over by the database's clock, the sweep not having come round yet. */
  readonly leaseOver: boolean;
  readonly preview: string;
  /** The narrowest of what was said in it, by us or to us. */
  readonly visibility: Visibility;
  readonly messageCount: number;
  readonly firstInboundAt: Date | null;
  readonly lastInboundAt: Date | null;
  /** When the oldest message that nobody has answered was said. Never null while `waiting`. */
  readonly waitingSince: Date | null;
  readonly lastReceivedAt: Date | null;
  readonly lastMessageAt: Date;
  /** The database's clock when this was read. */
  readonly readAt: Date;
}

/** What a change of state makes of a conversation; the store writes these columns. */
export interface Change {
  readonly state: ConversationState;
  readonly holderMemberId: string | null;
  /** Seconds of lease from the moment of writing; null when nobody holds it. */
  readonly leaseSeconds: number | null;
  readonly waitingSince: Date | null;
}

export type ClaimFailure = { kind: 'held'; memberId: string } | { kind: 'closed' };
export type HolderFailure = { kind: 'not-holder' };

/** Whether `memberId` is whom the conversation waits for now. A lease that is over counts for nothing. */
export const isHeldBy = (conversation: Conversation, memberId: string): boolean =>
  conversation.state === 'taken' && conversation.holderMemberId === memberId && !conversation.leaseOver;

const held = (waitingSince: Date | null, memberId: string): Change => ({
  state: 'taken',
  holderMemberId: memberId,
  leaseSeconds: LEASE_SECONDS,
  waitingSince,
});

const free = (state: ConversationState, waitingSince: Date | null): Change => ({
  state,
  holderMemberId: null,
  leaseSeconds: null,
  waitingSince,
});

/** Takes it for `memberId`. Whoever has it already keeps it, with a fresh lease. */
export function take(conversation: Conversation, memberId: string): Result<Change, ClaimFailure> {
  if (conversation.state === 'taken') {
    if (conversation.holderMemberId !== memberId && !conversation.leaseOver && conversation.holderMemberId !== null) {
      return fail({ kind: 'held', memberId: conversation.holderMemberId });
    }
    return succeed(held(conversation.waitingSince, memberId));
  }
  if (nextState(conversation.state, 'take') === null) return fail({ kind: 'closed' });
  return succeed(held(conversation.waitingSince, memberId));
}

/** Takes it whoever holds it. */
export function takeOver(conversation: Conversation, memberId: string): Result<Change, { kind: 'closed' }> {
  if (nextState(conversation.state, 'take-over') === null) return fail({ kind: 'closed' });
  return succeed(held(conversation.waitingSince, memberId));
}

/** Lets it go: back to the queue when somebody waits for an answer in it, else where answered ones are. */
export function leave(conversation: Conversation): Change | null {
  const state = nextState(conversation.state, conversation.waitingSince === null ? 'left-answered' : 'left');
  return state === null ? null : free(state, conversation.waitingSince);
}

/**
 * The answer of `memberId` left. `unansweredSince`: what came in while it was on its way, which it cannot have answered. A colleague who
 * has taken it over meanwhile keeps it.
 */
export function answer(conversation: Conversation, memberId: string, unansweredSince: Date | null): Change {
  const { state, holderMemberId, leaseOver } = conversation;
  if (state === 'taken' && holderMemberId !== null && holderMemberId !== memberId && !leaseOver)
    return held(unansweredSince, holderMemberId);
  const answered = nextState(state, 'answer') ?? 'answered';
  if (unansweredSince === null) return free(answered, null);
  return free(nextState(answered, 'heard') ?? 'waiting', unansweredSince);
}

/**
 * Our answer was taken back, and somebody waits again since `since`: in the queue, or with whoever holds it. Null when nobody does, and when
 * that changes nothing.
 */
export function unanswer(conversation: Conversation, since: Date | null): Change | null {
  const state = nextState(conversation.state, 'unanswered');
  if (state === null || since === null || conversation.waitingSince !== null) return null;
  return state === 'taken' && conversation.holderMemberId !== null ? held(since, conversation.holderMemberId) : free(state, since);
}

/** Ends it; null when it has ended already. */
export function close(conversation: Conversation): Change | null {
  const state = nextState(conversation.state, 'close');
  return state === null ? null : free(state, null);
}

/** Brings it back to the queue, where it waits from `now` on; null when it is not closed. */
export function reopen(conversation: Conversation, now: Date): Change | null {
  const state = nextState(conversation.state, 'reopen');
  return state === null ? null : free(state, now);
}
