import type { Transaction } from '../platform/database/index.ts';
import { answer } from './conversation.ts';
import { lockConversation, oldestInboundAfter, writeChange } from './conversation-store.ts';
import { previewOf } from './message.ts';
import { keepSent, showSent } from './sent-store.ts';
import type { SentReply } from './sent-reply.ts';

/**
 * Puts our reply into its thread, in the transaction that makes its publication `sent`: the conversation is answered and the lease ends.
 * Called again, or after the network's echo of the same post came in, it completes the message and never doubles it. Answers the
 * message's id; null when the conversation is gone (its account was removed).
 */
export async function recordSent(tx: Transaction, sent: SentReply): Promise<string | null> {
  const conversation = await lockConversation(tx, sent.conversationId);
  if (!conversation) return null;
  const { messageId, added, completed } = await keepSent(tx, conversation.accountId, sent);
  if (!completed) return messageId;
  const unansweredSince = await oldestInboundAfter(tx, sent.conversationId, sent.pressedAt);
  const change = answer(conversation, sent.memberId, unansweredSince);
  await writeChange(tx, sent.conversationId, change);
  await showSent(tx, sent.conversationId, { messageId, visibility: sent.visibility, preview: previewOf(sent.text), added });
  const about = {
    memberId: sent.memberId,
    accountId: conversation.accountId,
    conversationId: sent.conversationId,
    publicationId: sent.publicationId,
  };
  tx.record({ kind: 'message.sent', ...about, data: { messageId } });
  if (change.state !== 'taken') tx.record({ kind: 'conversation.answered', ...about });
  if (change.state === 'waiting') {
    tx.record({
      kind: 'conversation.reopened',
      accountId: conversation.accountId,
      conversationId: sent.conversationId,
      data: { why: 'message' },
    });
  }
  return messageId;
}
