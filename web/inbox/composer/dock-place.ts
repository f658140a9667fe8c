import type { MessageView } from '../../../src/inbox/schema.ts';
import { queueOf } from '../queue/conversation-changes.ts';
import { messageToAnswer } from '../thread/thread-rows.ts';
import type { LoadedThread } from '../thread/use-thread.ts';
import type { DraftContent } from './draft-keeper.ts';

/** A message that the reader chose to answer, or to correct when it is ours. */
export interface Chosen {
  readonly messageId: string;
  readonly corrects: boolean;
}

interface Known {
  readonly thread: Pick<LoadedThread, 'view' | 'messages'>;
  readonly me: string;
  /** What the reader chose to answer; null while he has not. */
  readonly chosen: Chosen | null;
  readonly draft: DraftContent;
}

export interface DockPlace {
  readonly mine: boolean;
  /** The words are on screen: mine to send, or kept from before. */
  readonly writes: boolean;
  /** The message that was being answered is gone from the network. */
  readonly parentGone: boolean;
  readonly target: MessageView | null;
  /** The reply corrects it. */
  readonly corrects: boolean;
  /** The newest message that waits for us; null when there is none. */
  readonly newest: Chosen | null;
  /** What the server is asked about: the message that is answered, null when that is what it would take by itself. */
  readonly asked: string | null;
  /** Why the words cannot be changed or sent, as a text of the publishing room; null when they can. */
  readonly lock: 'hindrance.not-holder' | 'parentGone.text' | null;
}

/** Whom a reply answers, and whether it may be written. A choice wins over the draft's own target, and that over the newest message. */
export function dockPlace({ thread, me, chosen, draft }: Known): DockPlace {
  const mine = queueOf(thread.view.conversation, me) === 'mine';
  const written = draft.text !== '';
  const wanted = chosen?.messageId ?? (written ? draft.replyToMessageId : null);
  const found = thread.messages.find((message) => message.messageId === wanted);
  const parentGone = mine && found !== undefined && found.deletedAt !== null;
  const waiting = messageToAnswer(thread.messages);
  const target = parentGone ? null : (found ?? waiting);
  return {
    mine,
    writes: mine || written,
    parentGone,
    target,
    corrects: target === found && isCorrection(target, chosen ?? draft),
    newest: waiting && { messageId: waiting.messageId, corrects: false },
    asked: chosen !== null || target !== waiting ? (target?.messageId ?? null) : null,
    lock: parentGone ? 'parentGone.text' : !mine && written ? 'hindrance.not-holder' : null,
  };
}

const isCorrection = (target: MessageView | null | undefined, { corrects }: Pick<Chosen, 'corrects'>): boolean =>
  target?.direction === 'outbound' && corrects;
