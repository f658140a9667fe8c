import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { AnsweredView, PeerAnswer, SaidView, ToReadView } from './schema.ts';

/** Five a day for seven days are 35. */
const MOST_TO_READ = 50;
const MOST_ANSWERED = 100;
/** Messages of a thread that are shown: what came before, and the message itself. */
const MOST_OF_A_THREAD = 6;
const MOST_EXPORTED = 10_000;

type SaidRow = Omit<SaidView, 'saidAt'> & { readonly saidAt: string };

export type ToReadRow = Omit<ToReadView, 'thread' | 'endsAt'> & { readonly thread: SaidRow[]; readonly endsAt: Date };

export type AnsweredRow = Omit<AnsweredView, 'saidAt' | 'answeredAt'> & { readonly saidAt: Date; readonly answeredAt: Date };

interface Whose {
  readonly organisationId: string;
  readonly memberId: string;
}

/** Waiting for this reader, of a message that stands. */
const waiting = ({ organisationId, memberId }: Whose) => sql`
  r.organisation_id = ${organisationId} and r.reader_id = ${memberId} and r.answer is null and r.ends_at > now() and m.deleted_at is null`;

/** What is given to somebody and not over, the oldest first; who may not read a conversation any more is left out by the caller. */
export async function listToRead(db: Query, whose: Whose): Promise<ToReadRow[]> {
  const { rows } = await sql<ToReadRow>`
    select r.reading_id as "readingId", r.author_id as "authorId", r.account_id as "accountId", m.conversation_id as "conversationId",
      m.visibility, r.ends_at as "endsAt", (
        select json_agg(json_build_object(
          'messageId', near.message_id, 'direction', near.direction, 'memberId', near.member_id, 'name', near.name, 'text', near.text,
          'contentWarning', near.content_warning, 'saidAt', near.said_at) order by near.said_at, near.message_id)
        from (
          select t.message_id, t.direction, t.member_id, c.display_name as name, t.text, t.content_warning, t.said_at
          from message t left join correspondent c on c.organisation_id = t.organisation_id and c.correspondent_id = t.correspondent_id
          where t.organisation_id = ${whose.organisationId} and t.conversation_id = m.conversation_id and t.deleted_at is null
            and (t.said_at, t.message_id) <= (m.said_at, m.message_id)
          order by t.said_at desc, t.message_id desc limit ${MOST_OF_A_THREAD}
        ) near
      ) as thread
    from peer_reading r join message m on m.organisation_id = r.organisation_id and m.message_id = r.message_id
    where ${waiting(whose)}
    order by r.drawn_at, r.reading_id limit ${MOST_TO_READ}`.execute(db);
  return rows;
}

/** Conversations of what waits for somebody, one entry a message. */
export async function listWaitingConversations(db: Query, whose: Whose): Promise<string[]> {
  const { rows } = await sql<{ conversation_id: string }>`
    select m.conversation_id from peer_reading r join message m on m.organisation_id = r.organisation_id and m.message_id = r.message_id
    where ${waiting(whose)} order by r.drawn_at, r.reading_id limit ${MOST_TO_READ}`.execute(db);
  return rows.map((row) => row.conversation_id);
}

/** What colleagues said of a member's messages, the latest first; of messages that were taken down since, too: the words were said. */
export async function listAnswered(db: Query, { organisationId, memberId }: Whose): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`
    select r.reading_id as "readingId", r.reader_id as "readerId", r.account_id as "accountId", m.conversation_id as "conversationId", m.text,
      m.said_at as "saidAt", r.answer, r.word, r.answered_at as "answeredAt", r.seen_at is null as "isNew"
    from peer_reading r join message m on m.organisation_id = r.organisation_id and m.message_id = r.message_id
    where r.organisation_id = ${organisationId} and r.author_id = ${memberId} and r.answer is not null
    order by r.answered_at desc, r.reading_id limit ${MOST_ANSWERED}`.execute(db);
  return rows;
}

export async function countUnseen(db: Query, { organisationId, memberId }: Whose): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from peer_reading
    where organisation_id = ${organisationId} and author_id = ${memberId} and answer is not null and seen_at is null`.execute(db);
  return rows[0]!.count;
}

/** Marks as seen what had been said up to now. */
export async function markSeen(tx: Transaction, memberId: string): Promise<void> {
  await sql`
    update peer_reading set seen_at = now()
    where organisation_id = ${tx.organisationId} and author_id = ${memberId} and answer is not null and seen_at is null`.execute(tx.db);
}

export interface Reading {
  readonly readerId: string;
  readonly conversationId: string;
  readonly answered: boolean;
  readonly over: boolean;
  /** Its message was taken down. */
  readonly gone: boolean;
}

/** A reading, locked; null when there is none of that id, or its message is not here any more. */
export async function lockReading(tx: Transaction, readingId: string): Promise<Reading | null> {
  const { rows } = await sql<Reading>`
    select r.reader_id as "readerId", m.conversation_id as "conversationId", r.answer is not null as answered, r.ends_at <= now() as over,
      m.deleted_at is not null as gone
    from peer_reading r join message m on m.organisation_id = r.organisation_id and m.message_id = r.message_id
    where r.organisation_id = ${tx.organisationId} and r.reading_id = ${readingId} for update of r`.execute(tx.db);
  return rows[0] ?? null;
}

export async function writeAnswer(tx: Transaction, readingId: string, said: PeerAnswer): Promise<void> {
  await sql`
    update peer_reading set answer = ${said.answer}, word = ${said.answer === 'word' ? said.word : null}, answered_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and reading_id = ${readingId}`.execute(tx.db);
}

/** Who leaves reads nothing more, and nothing of theirs waits for anybody. What was said stays. */
export async function endReadingsOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`
    update peer_reading set ends_at = least(ends_at, now())
    where organisation_id = ${tx.organisationId} and (reader_id = ${memberId} or author_id = ${memberId}) and answer is null`.execute(
    tx.db,
  );
}

/** Forgets what a member said of others' messages, and what was said of theirs. The bare draw stays: nothing is drawn twice. */
export async function eraseReadingsOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`
    update peer_reading set answer = null, word = null, answered_at = null, seen_at = null, ends_at = least(ends_at, now())
    where organisation_id = ${tx.organisationId} and (reader_id = ${memberId} or author_id = ${memberId})`.execute(tx.db);
}

/** What a member said of others' messages and others of theirs, 10,000 of each at most. */
export async function exportReadingsOf(db: Query, organisationId: string, memberId: string): Promise<unknown> {
  const of = async (side: 'reader_id' | 'author_id') =>
    (
      await sql`
        select message_id as "messageId", day::text, answer, word, answered_at as "answeredAt" from peer_reading
        where organisation_id = ${organisationId} and ${sql.ref(side)} = ${memberId} order by drawn_at desc limit ${MOST_EXPORTED}`.execute(
        db,
      )
    ).rows;
  return { read: await of('reader_id'), ofMine: await of('author_id') };
}
