import type { Transaction } from '../platform/database/index.ts';
import type { Absorbed } from './absorb-messages.ts';
import type { KnownMessage } from './compare-message.ts';
import type { BatchNews } from './conversation-news.ts';

/**
 * Writes what a batch brought into the journal: what conversations became, then the messages. Context is told once per conversation, as a
 * count: a thread of thousands is not thousands of events.
 */
export function recordNews(tx: Transaction, accountId: string, news: BatchNews, absorbed: readonly Absorbed[]): void {
  for (const { conversationId, became, correspondentId } of absorbed) {
    if (became !== null) tx.record({ kind: `conversation.${became}`, accountId, conversationId, data: { correspondentId } });
  }
  const turned = news.changes.filter(({ message, direction }) => direction !== message.direction);
  const heard = [
    ...news.added.map((message) => ({ message, direction: message.direction })),
    ...turned.map(({ message, direction }) => ({ message, direction })),
  ];
  const context = new Map<string, number>();
  for (const { direction, message } of heard) {
    const { messageId, conversationId, correspondentId } = message;
    if (direction === 'context') context.set(conversationId, (context.get(conversationId) ?? 0) + 1);
    else if (direction === 'outbound') {
      const author = news.authors?.get(messageId);
      const data = { messageId, elsewhere: true, ...(author?.signedAs ? { signature: author.signedAs } : {}) };
      tx.record({ kind: 'message.sent', memberId: author?.memberId ?? undefined, accountId, conversationId, data });
    } else tx.record({ kind: 'message.received', accountId, conversationId, data: { messageId, direction, correspondentId } });
  }
  for (const [conversationId, count] of context) {
    tx.record({ kind: 'message.received', accountId, conversationId, data: { direction: 'context', count } });
  }
  const fate = (kind: string, { conversationId, messageId }: KnownMessage) =>
    tx.record({ kind, accountId, conversationId, data: { messageId } });
  for (const { message } of news.changes.filter((change) => change.edited)) fate('message.edited', message);
  for (const { message } of news.changes.filter((change) => change.deleted && change.message.deletedAt === null))
    fate('message.deleted', message);
  for (const message of news.removed) fate('message.deleted', message);
}
