import { findConversation, isHeldBy } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { maySettle } from './policy.ts';
import type { Publication } from './publication.ts';
import { lockPublication } from './store.ts';

/** Locks a publication for a person who wants to undo, retry or discard it, and may. */
export async function lockToSettle(
  tx: Transaction,
  visitor: Visitor,
  publicationId: string,
): Promise<Result<Publication, { kind: 'not-found' } | { kind: 'not-allowed' }>> {
  const publication = await lockPublication(tx, publicationId);
  if (publication === null) return fail({ kind: 'not-found' });
  const { conversationId, memberId } = publication;
  const conversation = conversationId === null ? null : await findConversation(tx.db, tx.organisationId, conversationId);
  const holderId = conversation && isHeldBy(conversation, visitor.memberId) ? visitor.memberId : null;
  return maySettle(visitor, { authorId: memberId, holderId }) ? succeed(publication) : fail({ kind: 'not-allowed' });
}
