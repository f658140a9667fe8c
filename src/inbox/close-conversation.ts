import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { about } from './claim-conversation.ts';
import type { Act } from './claim-conversation.ts';
import { close, isHeldBy, reopen } from './conversation.ts';
import type { HolderFailure } from './conversation.ts';
import { lockConversation, writeChange } from './conversation-store.ts';
import { mayCloseForHolder } from './policy.ts';
import type { ActorRole } from './policy.ts';

/** Ends a conversation. What a colleague holds is closed by that colleague, or by a lead or administrator. Closing twice is no error. */
export async function closeConversation(
  tx: Transaction,
  act: Act & { readonly role: ActorRole },
): Promise<Result<undefined, { kind: 'not-found' } | HolderFailure>> {
  const conversation = await lockConversation(tx, act.conversationId);
  if (!conversation) return fail({ kind: 'not-found' });
  const change = close(conversation);
  if (change === null) return succeed();
  const heldByOther = conversation.state === 'taken' && !conversation.leaseOver && !isHeldBy(conversation, act.memberId);
  if (heldByOther && !mayCloseForHolder(act.role)) return fail({ kind: 'not-holder' });
  await writeChange(tx, act.conversationId, change);
  tx.record({ kind: 'conversation.closed', ...about(conversation, act) });
  return succeed();
}

/** Brings a closed conversation back to the queue. What is not closed stays as it is, without error. */
export async function reopenConversation(tx: Transaction, act: Act): Promise<Result<undefined, { kind: 'not-found' }>> {
  const conversation = await lockConversation(tx, act.conversationId);
  if (!conversation) return fail({ kind: 'not-found' });
  const change = reopen(conversation, conversation.readAt);
  if (change === null) return succeed();
  await writeChange(tx, act.conversationId, change);
  tx.record({ kind: 'conversation.reopened', ...about(conversation, act), data: { why: 'member' } });
  return succeed();
}
