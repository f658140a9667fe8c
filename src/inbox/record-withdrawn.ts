import type { Transaction } from '../platform/database/index.ts';
import { lockConversation, writeChange } from './conversation-store.ts';
import { unanswer } from './conversation.ts';
import { beginningOf, previewOf } from './message.ts';
import { changePreview, findNewestStanding, findSent, markWithdrawn, oldestUnanswered } from './sent-store.ts';

/**
 * Writes that a post of ours is down because we took it down: it stays here as it was said. Whoever it was the answer to waits again. The
 * network's own word of it, before or after, makes nothing of this twice. `memberId`: who wanted it.
 */
export async function recordWithdrawn(
  tx: Transaction,
  post: { readonly accountId: string; readonly ref: string; readonly publicationId: string; readonly memberId: string },
): Promise<void> {
  const place = await findSent(tx.db, tx.organisationId, post);
  const conversation = place && (await lockConversation(tx, place.conversationId));
  if (!conversation) return;
  const { conversationId, messageId, text, contentWarning } = place;
  const about = { accountId: post.accountId, conversationId };
  if (await markWithdrawn(tx, messageId)) {
    tx.record({
      kind: 'message.deleted',
      ...about,
      memberId: post.memberId,
      publicationId: post.publicationId,
      data: { messageId, why: 'withdrawn' },
    });
  }
  const standing = await findNewestStanding(tx, conversationId);
  // The network's own word of it, when it came first, left the summary empty.
  const from = [previewOf(text), beginningOf({ text, contentWarning }), ''];
  await changePreview(tx, conversationId, { from, to: standing === null ? '' : beginningOf(standing) });
  const change = unanswer(conversation, await oldestUnanswered(tx, conversationId));
  if (change === null) return;
  await writeChange(tx, conversationId, change);
  if (change.state === 'waiting') tx.record({ kind: 'conversation.reopened', ...about, data: { why: 'withdrawn' } });
}
