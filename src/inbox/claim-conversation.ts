import { mayAnswer } from '../accounts/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { isHeldBy, leave, LEASE_SECONDS, take, takeOver } from './conversation.ts';
import type { ClaimFailure, Conversation, HolderFailure } from './conversation.ts';
import { extendLease, lockConversation, writeChange } from './conversation-store.ts';
import { writeNote } from './write-note.ts';

/** One conversation and the member who acts on it. */
export interface Act {
  readonly conversationId: string;
  readonly memberId: string;
}

type NotFound = { kind: 'not-found' };
/** The account has its team, and the member is not in it. */
type OutsideTeam = { kind: 'outside-team' };

/** Takes a conversation for 90 seconds. Of several who take at once exactly one gets it; whoever has it already renews. */
export async function takeConversation(tx: Transaction, act: Act): Promise<Result<undefined, NotFound | OutsideTeam | ClaimFailure>> {
  const conversation = await lockConversation(tx, act.conversationId);
  if (!conversation) return fail({ kind: 'not-found' });
  if (!(await isOnTeam(tx, conversation, act))) return fail({ kind: 'outside-team' });
  const taken = take(conversation, act.memberId);
  if (!taken.ok) return taken;
  await writeChange(tx, act.conversationId, taken.value);
  if (conversation.holderMemberId !== act.memberId) {
    tx.record({ kind: 'conversation.taken', ...about(conversation, act), data: { leaseSeconds: LEASE_SECONDS } });
  }
  return succeed();
}

/** Takes it from whoever holds it, with a word to that colleague, which becomes a note in the conversation. */
export async function takeOverConversation(
  tx: Transaction,
  act: Act & { readonly word: string },
): Promise<Result<undefined, NotFound | OutsideTeam | { kind: 'closed' }>> {
  const conversation = await lockConversation(tx, act.conversationId);
  if (!conversation) return fail({ kind: 'not-found' });
  if (!(await isOnTeam(tx, conversation, act))) return fail({ kind: 'outside-team' });
  const taken = takeOver(conversation, act.memberId);
  if (!taken.ok) return taken;
  await writeChange(tx, act.conversationId, taken.value);
  const from = conversation.holderMemberId;
  if (from === act.memberId) return succeed();
  if (from === null) {
    tx.record({ kind: 'conversation.taken', ...about(conversation, act), data: { leaseSeconds: LEASE_SECONDS } });
    return succeed();
  }
  tx.record({ kind: 'conversation.taken-over', ...about(conversation, act), data: { from, word: act.word } });
  if (act.word !== '') await writeNote(tx, conversation, { memberId: act.memberId, text: act.word });
  return succeed();
}

/**
 * Keeps it for 90 more seconds. A lease that is over can be renewed as long as nobody noticed. Who was put off the team meanwhile, whatever
 * the role, keeps it until the lease ends, to give it away; then it is the team's.
 */
export async function renewLease(tx: Transaction, act: Act): Promise<Result<undefined, NotFound | OutsideTeam | HolderFailure>> {
  const conversation = await lockConversation(tx, act.conversationId);
  if (!conversation) return fail({ kind: 'not-found' });
  if (conversation.holderMemberId !== act.memberId) return fail({ kind: 'not-holder' });
  if (!(await isOnTeam(tx, conversation, act))) return fail({ kind: 'outside-team' });
  await extendLease(tx, act.conversationId, LEASE_SECONDS);
  return succeed();
}

/** Lets it go: back to the queue when somebody waits for an answer in it. */
export async function releaseConversation(tx: Transaction, act: Act): Promise<Result<undefined, NotFound | HolderFailure>> {
  const conversation = await lockConversation(tx, act.conversationId);
  if (!conversation) return fail({ kind: 'not-found' });
  const change = leave(conversation);
  if (conversation.holderMemberId !== act.memberId || change === null) return fail({ kind: 'not-holder' });
  await writeChange(tx, act.conversationId, change);
  tx.record({ kind: 'conversation.released', ...about(conversation, act) });
  return succeed();
}

/**
 * The door of whoever wants to speak in a conversation: it stays locked until the commit, and `memberId` holds it, or the answer is
 * `not-holder` (with whom it is, if anybody). Two people never answer the same thread because every reply passes here.
 */
export async function requireHolder(
  tx: Transaction,
  conversationId: string,
  memberId: string,
): Promise<Result<Conversation, NotFound | { kind: 'not-holder'; heldBy: string | null }>> {
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation) return fail({ kind: 'not-found' });
  if (isHeldBy(conversation, memberId)) return succeed(conversation);
  const other = conversation.holderMemberId === memberId || conversation.leaseOver ? null : conversation.holderMemberId;
  return fail({ kind: 'not-holder', heldBy: other });
}

const isOnTeam = async (tx: Transaction, { accountId }: Conversation, { memberId }: Act): Promise<boolean> =>
  await mayAnswer(tx.db, tx.organisationId, accountId, memberId);

export const about = (conversation: Conversation, act: { readonly memberId: string }) => ({
  memberId: act.memberId,
  accountId: conversation.accountId,
  conversationId: conversation.conversationId,
});
