import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { InboxTables } from './tables.ts';

/** Text not sent yet, one per member and conversation. */
export interface Draft {
  readonly text: string;
  readonly replyToMessageId: string | null;
  readonly revision: number;
  readonly updatedAt: Date;
}

export interface DraftPlace {
  readonly conversationId: string;
  readonly memberId: string;
}

const COLUMNS = ['text', 'reply_to_message_id as replyToMessageId', 'revision', 'updated_at as updatedAt'] as const;

/** The member's draft in a conversation; null when there is none. */
export async function findDraft(db: Query, organisationId: string, place: DraftPlace): Promise<Draft | null> {
  const draft = await db
    .withTables<InboxTables>()
    .selectFrom('draft')
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', place.memberId)
    .where('conversation_id', '=', place.conversationId)
    .select(COLUMNS)
    .executeTakeFirst();
  return draft ?? null;
}

export interface DraftWriting extends DraftPlace {
  readonly text: string;
  readonly replyToMessageId: string | null;
}

/** Writes a first draft; null when there is one already. */
export async function insertDraft(tx: Transaction, draft: DraftWriting): Promise<Draft | null> {
  const written = await tx.db
    .withTables<InboxTables>()
    .insertInto('draft')
    .values({
      organisation_id: tx.organisationId,
      member_id: draft.memberId,
      conversation_id: draft.conversationId,
      reply_to_message_id: draft.replyToMessageId,
      text: draft.text,
      updated_at: sql`clock_timestamp()`,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'member_id', 'conversation_id']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  return written ?? null;
}

/** Writes over `revision`; null when the draft has another one by now. */
export async function replaceDraft(tx: Transaction, draft: DraftWriting, revision: number): Promise<Draft | null> {
  const written = await tx.db
    .withTables<InboxTables>()
    .updateTable('draft')
    .set({
      text: draft.text,
      reply_to_message_id: draft.replyToMessageId,
      revision: sql`revision + 1`,
      updated_at: sql`clock_timestamp()`,
    })
    .where('organisation_id', '=', tx.organisationId)
    .where('member_id', '=', draft.memberId)
    .where('conversation_id', '=', draft.conversationId)
    .where('revision', '=', revision)
    .returning(COLUMNS)
    .executeTakeFirst();
  return written ?? null;
}

/** Throws the draft away; answers whether there was one. */
export async function deleteDraft(tx: Transaction, place: DraftPlace): Promise<boolean> {
  const result = await tx.db
    .withTables<InboxTables>()
    .deleteFrom('draft')
    .where('organisation_id', '=', tx.organisationId)
    .where('member_id', '=', place.memberId)
    .where('conversation_id', '=', place.conversationId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
