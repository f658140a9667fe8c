import { findAccount } from '../accounts/index.ts';
import { findMember } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { attribute, followThread, lockAttributed } from './author-store.ts';
import type { AttributedMessage } from './author-store.ts';
import { findReadable } from './search-store.ts';

export type AttributeRefusal =
  | { kind: 'not-found' }
  /** It left from here: who wrote it is known, and nobody's to change. */
  | { kind: 'sent-from-here' }
  | { kind: 'no-such-member' };

/**
 * Says, or corrects, who of the team wrote a message of ours that left from the network's own application; null: nobody of the team. Later
 * posts of the thread that need no signature follow. Anybody who may read the conversation may; the journal keeps who said so.
 */
export async function attributeMessage(
  deps: { readonly database: Database },
  visitor: Visitor,
  { messageId, memberId }: { readonly messageId: string; readonly memberId: string | null },
): Promise<Result<AttributedMessage, AttributeRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const before = await lockAttributed(tx, messageId);
    const isShut = before !== null && !(await findReadable(tx.db, visitor, [before.conversationId])).has(before.conversationId);
    if (before === null || isShut || before.direction !== 'outbound') return fail({ kind: 'not-found' } as const);
    if (before.publicationId !== null) return fail({ kind: 'sent-from-here' } as const);
    if (memberId !== null && (await findMember(tx.db, tx.organisationId, memberId)) === null)
      return fail({ kind: 'no-such-member' } as const);
    const after = { ...before, memberId, source: 'person' as const };
    if (before.source === 'person' && before.memberId === memberId) return succeed(after);
    await attribute(tx, messageId, memberId);
    const { accountId, conversationId } = before;
    const account = await findAccount(tx.db, tx.organisationId, accountId);
    if (account?.signatureDropped.includes('later-posts')) await followThread(tx, accountId, [messageId]);
    const data = { messageId, authorId: memberId, before: before.memberId };
    tx.record({ kind: 'message.attributed', memberId: visitor.memberId, accountId, conversationId, data });
    return succeed(after);
  });
}
