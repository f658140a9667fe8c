/**
 * What an event of the journal, or an act of ours that the server has not confirmed yet, does to a conversation and to the lists that
 * show it. Rows never leave a list under the reader: they change their state in place; what arrives is gathered and announced.
 */
import type { ConversationView, Queue, QueueCounts } from '../../../src/inbox/schema.ts';
import type { JournalEvent } from '../../../src/platform/live/schema.ts';

/** The queue where `me` finds a conversation now. */
export function queueOf(conversation: Pick<ConversationView, 'state' | 'holderMemberId'>, me: string): Queue {
  switch (conversation.state) {
    case 'waiting':
      return 'to-answer';
    case 'taken':
      return conversation.holderMemberId === me ? 'mine' : 'taken';
    case 'answered':
      return 'waiting';
    case 'closed':
      return 'closed';
  }
}

/** What is sure from the event alone; the server's own row follows. */
export function afterEvent(conversation: ConversationView, event: JournalEvent): ConversationView {
  switch (event.kind) {
    case 'conversation.taken':
    case 'conversation.taken-over':
      return { ...conversation, state: 'taken', holderMemberId: event.memberId };
    case 'conversation.released':
    case 'conversation.lease-ended':
      return released(conversation);
    case 'conversation.answered':
      return { ...conversation, state: 'answered', waitingSince: null };
    case 'conversation.closed':
      return { ...conversation, state: 'closed', holderMemberId: null, leaseUntil: null, waitingSince: null };
    case 'conversation.reopened':
      return {
        ...conversation,
        state: 'waiting',
        holderMemberId: null,
        leaseUntil: null,
        waitingSince: conversation.waitingSince ?? event.at,
      };
    case 'message.received':
      return { ...conversation, lastMessageAt: event.at, unread: true };
    default:
      return conversation;
  }
}

export type Act = 'take' | 'release' | 'close' | 'reopen';

/** What an act shows at once, before the server's answer. */
export function afterAct(conversation: ConversationView, act: Act, me: string): ConversationView {
  switch (act) {
    case 'take':
      return { ...conversation, state: 'taken', holderMemberId: me };
    case 'release':
      return released(conversation);
    case 'close':
      return { ...conversation, state: 'closed', holderMemberId: null, leaseUntil: null };
    case 'reopen':
      return { ...conversation, state: 'waiting', holderMemberId: null, leaseUntil: null };
  }
}

function released(conversation: ConversationView): ConversationView {
  return { ...conversation, state: conversation.waitingSince ? 'waiting' : 'answered', holderMemberId: null, leaseUntil: null };
}

/** The queue that an event brings a conversation into; null when it says nothing about it. */
export function queueEntered(event: JournalEvent, me: string): Queue | null {
  switch (event.kind) {
    case 'conversation.opened':
    case 'conversation.reopened':
    case 'conversation.released':
    case 'conversation.lease-ended':
      return 'to-answer';
    case 'conversation.taken':
    case 'conversation.taken-over':
      return event.memberId === me ? 'mine' : 'taken';
    case 'conversation.answered':
      return 'waiting';
    case 'conversation.closed':
      return 'closed';
    default:
      return null;
  }
}

export interface Watched {
  readonly queue: Queue;
  readonly me: string;
  /** Only this account's conversations are on screen; undefined for all. */
  readonly account: string | undefined;
  /** Already on screen. */
  readonly listed: ReadonlySet<string>;
}

/** The conversations that wait to be shown, once an event has come; the same set when it changes nothing. */
export function gather(waiting: ReadonlySet<string>, event: JournalEvent, watched: Watched): ReadonlySet<string> {
  const id = event.conversationId;
  const entered = queueEntered(event, watched.me);
  if (id === null || entered === null) return waiting;
  const here = entered === watched.queue && (watched.account === undefined || event.accountId === watched.account);
  if (here === waiting.has(id) || (here && watched.listed.has(id))) return waiting;
  const next = new Set(waiting);
  if (here) next.add(id);
  else next.delete(id);
  return next;
}

/** Counts after a conversation went from one queue to another; a full count ("1,000 or more") stays as it is. */
export function moveCount(counts: QueueCounts, from: Queue, to: Queue): QueueCounts {
  if (from === to) return counts;
  const step = (queue: Queue, by: number) => (counts[queue] >= COUNT_LIMIT ? counts[queue] : Math.max(0, counts[queue] + by));
  return { ...counts, [from]: step(from, -1), [to]: step(to, 1) };
}

/** The server counts up to here. */
export const COUNT_LIMIT = 1_000;
