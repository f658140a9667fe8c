import { sql } from 'kysely';
import type { Visibility } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { InboxTables } from './tables.ts';

/** Text not sent yet, one per member and conversation. */
export interface Draft {
  readonly text: string;
  readonly replyToMessageId: string | null;
  /** Who is to read it; null: whoever reads what it answers. */
  readonly visibility: Visibility | null;
  /** Words to fold it behind; null: those of what it answers; empty: none. */
  readonly contentWarning: string | null;
  /** It corrects the message of ours that it answers. */
  readonly corrects: boolean;
  readonly revision: number;
  readonly updatedAt: Date;
}

export interface DraftPlace {
  readonly conversationId: string;
  readonly memberId: string;
}

const COLUMNS = [
  'text',
  'reply_to_message_id as replyToMessageId',
  'visibility',
  'content_warning as contentWarning',
  'corrects',
  'revision',
  'updated_at as updatedAt',
] as const;

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

/** The same, which nobody else writes until the commit. */
export async function lockDraft(tx: Transaction, place: DraftPlace): Promise<Draft | null> {
  const draft = await tx.db
    .withTables<InboxTables>()
    .selectFrom('draft')
    .where('organisation_id', '=', tx.organisationId)
    .where('member_id', '=', place.memberId)
    .where('conversation_id', '=', place.conversationId)
    .select(COLUMNS)
    .forUpdate()
    .executeTakeFirst();
  return draft ?? null;
}

/** What is absent is as at the beginning: whoever reads what it answers, behind its words. */
export interface DraftWriting extends DraftPlace {
  readonly text: string;
  readonly replyToMessageId: string | null;
  readonly visibility?: Visibility | null;
  readonly contentWarning?: string | null;
  readonly corrects?: boolean;
}

const written = ({ text, replyToMessageId, visibility = null, contentWarning = null, corrects = false }: DraftWriting) => ({
  text,
  reply_to_message_id: replyToMessageId,
  visibility,
  content_warning: contentWarning,
  corrects,
  updated_at: sql<Date>`clock_timestamp()`,
});

/** Writes a first draft; null when there is one already. */
export async function insertDraft(tx: Transaction, draft: DraftWriting): Promise<Draft | null> {
  const kept = await tx.db
    .withTables<InboxTables>()
    .insertInto('draft')
    .values({
      organisation_id: tx.organisationId,
      member_id: draft.memberId,
      conversation_id: draft.conversationId,
      ...written(draft),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'member_id', 'conversation_id']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  return kept ?? null;
}

/** Writes over `revision`; null when the draft has another one by now. */
export async function replaceDraft(tx: Transaction, draft: DraftWriting, revision: number): Promise<Draft | null> {
  const kept = await tx.db
    .withTables<InboxTables>()
    .updateTable('draft')
    .set({ ...written(draft), revision: sql`revision + 1` })
    .where('organisation_id', '=', tx.organisationId)
    .where('member_id', '=', draft.memberId)
    .where('conversation_id', '=', draft.conversationId)
    .where('revision', '=', revision)
    .returning(COLUMNS)
    .executeTakeFirst();
  return kept ?? null;
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
