import type { Transaction } from '../platform/database/index.ts';
import { LEASE_SECONDS, take, takeOver } from './conversation.ts';
import { lockConversation, writeChange } from './conversation-store.ts';

export interface HandedOver {
  readonly conversationId: string;
  readonly from: string;
  readonly to: string;
  readonly handOverId: string;
}

/**
 * Moves a conversation that `from` hands over into the hands of `to`, with a fresh lease: from then on `from` cannot answer in it. One that
 * is back in the queue meanwhile is taken; one that somebody else has, or that needs no answer any more, is left. Answers whether `to` has it.
 */
export async function receiveConversation(tx: Transaction, { conversationId, from, to, handOverId }: HandedOver): Promise<boolean> {
  const conversation = await lockConversation(tx, conversationId);
  if (conversation === null) return false;
  const { accountId, state, holderMemberId } = conversation;
  if (holderMemberId === to) return true;
  const handed = state === 'taken' && holderMemberId === from;
  if (!handed && state !== 'waiting' && !(state === 'taken' && conversation.leaseOver)) return false;
  const taken = handed ? takeOver(conversation, to) : take(conversation, to);
  if (!taken.ok) return false;
  await writeChange(tx, conversationId, taken.value);
  const data = handed ? { from, word: '', handOverId } : { leaseSeconds: LEASE_SECONDS, handOverId };
  tx.record({ kind: handed ? 'conversation.taken-over' : 'conversation.taken', memberId: to, accountId, conversationId, data });
  return true;
}
