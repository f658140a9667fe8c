import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { InboxTables } from './tables.ts';

export interface Note {
  readonly noteId: string;
  readonly memberId: string;
  readonly text: string;
  readonly createdAt: Date;
}

export interface Presence {
  readonly memberId: string;
  readonly activity: 'viewing' | 'writing';
  readonly until: Date;
}

export async function insertNote(
  tx: Transaction,
  note: { readonly conversationId: string; readonly memberId: string; readonly text: string },
): Promise<Note> {
  return await tx.db
    .withTables<InboxTables>()
    .insertInto('note')
    .values({
      organisation_id: tx.organisationId,
      note_id: sql`gen_random_uuid()`,
      conversation_id: note.conversationId,
      member_id: note.memberId,
      text: note.text,
      created_at: sql`clock_timestamp()`,
    })
    .returning(['note_id as noteId', 'member_id as memberId', 'text', 'created_at as createdAt'])
    .executeTakeFirstOrThrow();
}

/** The newest notes of a conversation, `limit` at most, oldest first. */
export async function readNotes(db: Query, organisationId: string, conversationId: string, limit: number): Promise<Note[]> {
  const notes = await db
    .withTables<InboxTables>()
    .selectFrom('note')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .select(['note_id as noteId', 'member_id as memberId', 'text', 'created_at as createdAt'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return notes.toReversed();
}

/** Marks as read what the conversation holds now; later messages make it unread again. */
export async function markRead(tx: Transaction, conversationId: string, memberId: string): Promise<void> {
  await sql`
    insert into read_mark (organisation_id, member_id, conversation_id, read_until)
    select organisation_id, ${memberId}::uuid, conversation_id, coalesce(last_received_at, '-infinity') from conversation
    where organisation_id = ${tx.organisationId} and conversation_id = ${conversationId}
    on conflict (organisation_id, member_id, conversation_id) do update
      set read_until = greatest(read_mark.read_until, excluded.read_until)
  `.execute(tx.db);
}

/** Says that a member is there until `seconds` from now; answers the moment. What is over in this conversation is swept away. */
export async function keepPresence(
  tx: Transaction,
  presence: {
    readonly conversationId: string;
    readonly memberId: string;
    readonly activity: 'viewing' | 'writing';
    readonly seconds: number;
  },
): Promise<Date> {
  const row = await tx.db
    .withTables<InboxTables>()
    .insertInto('presence')
    .values({
      organisation_id: tx.organisationId,
      conversation_id: presence.conversationId,
      member_id: presence.memberId,
      activity: presence.activity,
      until: sql`clock_timestamp() + make_interval(secs => ${presence.seconds})`,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'conversation_id', 'member_id'])
        .doUpdateSet((eb) => ({ activity: eb.ref('excluded.activity'), until: eb.ref('excluded.until') })),
    )
    .returning('until')
    .executeTakeFirstOrThrow();
  return row.until;
}

/** Forgets a member's presence in a conversation. */
export async function dropPresence(tx: Transaction, conversationId: string, memberId: string): Promise<void> {
  await tx.db
    .withTables<InboxTables>()
    .deleteFrom('presence')
    .where('organisation_id', '=', tx.organisationId)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .execute();
}

/** Who is there now. */
export async function readPresences(db: Query, organisationId: string, conversationId: string): Promise<Presence[]> {
  return await db
    .withTables<InboxTables>()
    .selectFrom('presence')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('until', '>', sql<Date>`clock_timestamp()`)
    .select(['member_id as memberId', 'activity', 'until'])
    .orderBy('member_id')
    .limit(200)
    .execute();
}

/** Forgets presences that ended more than an hour ago: of browsers that never said goodbye. */
export async function forgetOldPresences(tx: Transaction): Promise<void> {
  await tx.db
    .withTables<InboxTables>()
    .deleteFrom('presence')
    .where('organisation_id', '=', tx.organisationId)
    .where('until', '<', sql<Date>`clock_timestamp() - interval '1 hour'`)
    .execute();
}
