import type { Visibility } from '../networks/network.ts';
import type { NewMessage, Rewording } from './absorb-messages.ts';
import type { MessageChange, KnownMessage } from './compare-message.ts';
import type { Conversation } from './conversation.ts';
import { beginningOf } from './message.ts';
import type { Direction } from './message.ts';

/** A message that was added by a batch. */
export interface AddedMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly direction: Direction;
  readonly visibility: Visibility;
  readonly correspondentId: string | null;
  readonly preview: string;
  readonly saidAt: Date;
  readonly receivedAt: Date;
  readonly notice?: boolean;
}

/** All that a batch brought. */
export interface BatchNews {
  readonly added: readonly AddedMessage[];
  readonly changes: readonly MessageChange[];
  /** Taken down, and nothing else. */
  readonly removed: readonly KnownMessage[];
  /** Who wrote those of ours that did not leave from here, by message. */
  readonly authors?: ReadonlyMap<string, { readonly memberId: string | null; readonly signedAs: string | null }>;
}

export interface ConversationNews {
  readonly conversation: Conversation;
  readonly messages: NewMessage[];
  readonly rewordings: Rewording[];
}

/** What a batch brought, told for each conversation that it touches. */
export function sortByConversation(news: BatchNews, conversations: readonly Conversation[]): ConversationNews[] {
  const sorted = new Map(conversations.map((conversation) => [conversation.conversationId, newsOf(conversation)]));
  for (const message of news.added) sorted.get(message.conversationId)?.messages.push({ ...message, added: true });
  for (const { message, post, direction, renewed, deleted } of news.changes) {
    const about = sorted.get(message.conversationId);
    if (!about) continue;
    const preview = deleted ? '' : renewed ? post.preview : beginningOf(message);
    about.rewordings.push({ before: beginningOf(message), after: preview });
    if (direction === message.direction) continue;
    about.messages.push({
      ...message,
      visibility: post.visibility,
      direction,
      preview,
      receivedAt: about.conversation.readAt,
      added: false,
    });
  }
  for (const message of news.removed) {
    sorted.get(message.conversationId)?.rewordings.push({ before: beginningOf(message), after: '' });
  }
  return [...sorted.values()].filter(({ messages, rewordings }) => messages.length + rewordings.length > 0);
}

const newsOf = (conversation: Conversation): ConversationNews => ({ conversation, messages: [], rewordings: [] });
