import { isWider } from '../networks/network.ts';
import type { Visibility } from '../networks/network.ts';
import { nextState } from './conversation.ts';
import type { Conversation, ConversationState } from './conversation.ts';
import type { Direction } from './message.ts';

/** A message that its conversation did not have until now, or that turned out to be to us. */
export interface NewMessage {
  readonly direction: Direction;
  readonly visibility: Visibility;
  readonly correspondentId: string | null;
  readonly preview: string;
  readonly saidAt: Date;
  readonly receivedAt: Date;
  /** False when the message was here already, as context. */
  readonly added: boolean;
  /** Said by the account itself: it answers nobody. */
  readonly notice?: boolean;
}

/** A text of the conversation that is no longer what it was: edited, or gone (then `after` is empty). */
export interface Rewording {
  readonly before: string;
  readonly after: string;
}

export interface Absorbed {
  readonly conversationId: string;
  readonly state: ConversationState;
  readonly correspondentId: string | null;
  readonly preview: string;
  readonly visibility: Visibility;
  readonly added: number;
  readonly firstInboundAt: Date | null;
  readonly lastInboundAt: Date | null;
  readonly waitingSince: Date | null;
  readonly lastReceivedAt: Date | null;
  readonly lastMessageAt: Date;
  readonly became: 'opened' | 'reopened' | 'answered' | null;
}

/** How far back a message can put itself in the queue by its own date: longer than a silence of ours, shorter than a lie would like. */
const OLDEST_WAIT_MS = 7 * 24 * 3_600_000;

const later = (a: Date | null, b: Date): Date => (a !== null && a > b ? a : b);
const earlier = (a: Date | null, b: Date): Date => (a !== null && a < b ? a : b);

/** What a conversation becomes by the messages that came into it, whatever their order of arrival. */
export function absorbMessages(
  conversation: Conversation,
  messages: readonly NewMessage[],
  rewordings: readonly Rewording[] = [],
): Absorbed {
  let { state, correspondentId, preview, firstInboundAt, lastInboundAt, waitingSince, lastReceivedAt, lastMessageAt } = conversation;
  // Until somebody speaks to us, or we do, what is around stands for the conversation.
  let talked = firstInboundAt !== null;
  let empty = conversation.messageCount === 0;
  for (const { before, after } of rewordings) if (preview === before) preview = after;
  for (const message of messages.toSorted((a, b) => a.saidAt.getTime() - b.saidAt.getTime())) {
    const direct = isSaidByOneOfBoth(message);
    if (direct ? !talked || message.saidAt >= lastMessageAt : empty) {
      preview = message.preview;
      lastMessageAt = talked ? later(lastMessageAt, message.saidAt) : message.saidAt;
    }
    talked ||= direct;
    empty &&= !direct;
    if (message.direction === 'inbound') {
      state = nextState(state, 'heard') ?? state;
      correspondentId ??= message.correspondentId;
      firstInboundAt = earlier(firstInboundAt, message.saidAt);
      lastInboundAt = later(lastInboundAt, message.saidAt);
      lastReceivedAt = later(lastReceivedAt, message.receivedAt);
      waitingSince = earlier(waitingSince, new Date(Math.max(message.saidAt.getTime(), message.receivedAt.getTime() - OLDEST_WAIT_MS)));
    } else if (direct && (lastInboundAt === null || message.saidAt >= lastInboundAt)) {
      state = nextState(state, 'answered-elsewhere') ?? state;
      if (state === 'answered') waitingSince = null;
    }
  }
  return {
    conversationId: conversation.conversationId,
    state,
    correspondentId,
    preview,
    visibility: narrowest(conversation.visibility, messages.filter(isSaidByOneOfBoth)),
    added: messages.filter((message) => message.added).length,
    firstInboundAt,
    lastInboundAt,
    waitingSince,
    lastReceivedAt,
    lastMessageAt,
    became: outcome(conversation, state, firstInboundAt),
  };
}

const narrowest = (visibility: Visibility, messages: readonly NewMessage[]): Visibility =>
  messages.reduce((so, message) => (isWider(so, message.visibility) ? message.visibility : so), visibility);

/** By somebody of the public to us, or by one of us: neither what is around nor what the account says by itself. */
const isSaidByOneOfBoth = ({ direction, notice }: NewMessage): boolean => direction !== 'context' && notice !== true;

function outcome(before: Conversation, state: ConversationState, firstInboundAt: Date | null): Absorbed['became'] {
  if (before.firstInboundAt === null && firstInboundAt !== null) return 'opened';
  if (state === 'waiting' && (before.state === 'answered' || before.state === 'closed')) return 'reopened';
  if (state === 'answered' && before.state === 'waiting') return 'answered';
  return null;
}
