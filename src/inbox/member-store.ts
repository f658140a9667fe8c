import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** The conversations that a member holds, by id: the order in which several are locked. */
export async function findHeldBy(
  db: Query,
  { organisationId, memberId, limit }: { readonly organisationId: string; readonly memberId: string; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from conversation where organisation_id = ${organisationId} and holder_member_id = ${memberId}
    order by conversation_id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.conversation_id);
}

/** Forgets what a member was writing, reading and looking at. */
export async function forgetReading(tx: Transaction, memberId: string): Promise<void> {
  const { organisationId } = tx;
  await sql`delete from draft where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(tx.db);
  await sql`delete from read_mark where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(tx.db);
  await sql`delete from presence where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(tx.db);
}

/** What a member wrote here that the public does not read: notes and drafts, newest first, 10,000 of each at most. */
export async function readWordsOf(db: Query, organisationId: string, memberId: string) {
  const notes = await sql<{ conversation_id: string; text: string; created_at: Date }>`
    select conversation_id, text, created_at from note
    where organisation_id = ${organisationId} and member_id = ${memberId} order by created_at desc limit 10000
  `.execute(db);
  const drafts = await sql<{ conversation_id: string; text: string; updated_at: Date }>`
    select conversation_id, text, updated_at from draft
    where organisation_id = ${organisationId} and member_id = ${memberId} order by updated_at desc limit 10000
  `.execute(db);
  return {
    notes: notes.rows.map((row) => ({ conversationId: row.conversation_id, text: row.text, at: row.created_at })),
    drafts: drafts.rows.map((row) => ({ conversationId: row.conversation_id, text: row.text, at: row.updated_at })),
  };
}
