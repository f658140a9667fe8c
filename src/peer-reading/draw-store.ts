import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Drawn } from './draw.ts';

/** Newest first; an account that said more on a day is read a part of. */
const MOST_OF_AN_ACCOUNT = 5_000;
const MOST_MEMBERS = 1_000;
/** A post that comes back every day is not read every day. */
const QUIET_DAYS = 90;

export interface SentRow {
  readonly publicationId: string;
  readonly messageId: string;
  readonly conversationId: string;
  readonly accountId: string;
  readonly subject: string;
  readonly authorId: string;
  readonly knownTo: string[];
  readonly paused: boolean;
}

/** Organisations whose night has come, `limit` at most. */
export async function listDue(gate: Query, limit: number): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`select organisation_id from list_due_peer_readings(${limit})`.execute(gate);
  return rows.map((row) => row.organisation_id);
}

/** Locks the organisation's night: of several workers, one draws. Answers the last day drawn (`2026-11-24`), null before the first, and now. */
export async function lockNight(tx: Transaction): Promise<{ drawnDay: string | null; now: Date }> {
  await sql`
    insert into peer_reading_night (organisation_id, next_at) values (${tx.organisationId}, now()) on conflict (organisation_id) do nothing`.execute(
    tx.db,
  );
  const { rows } = await sql<{ drawnDay: string | null; now: Date }>`
    select drawn_day::text as "drawnDay", clock_timestamp() as now from peer_reading_night
    where organisation_id = ${tx.organisationId} for update`.execute(tx.db);
  return rows[0]!;
}

export async function endNight(tx: Transaction, { day, nextAt }: { readonly day: string; readonly nextAt: Date }): Promise<void> {
  await sql`
    update peer_reading_night set drawn_day = greatest(drawn_day, ${day}::date), next_at = ${nextAt} where organisation_id = ${tx.organisationId}`.execute(
    tx.db,
  );
}

/** Who may be given something to read. */
export async function listActiveMembers(db: Query, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from member where organisation_id = ${organisationId} and state = 'active'
    order by member_id limit ${MOST_MEMBERS}`.execute(db);
  return rows.map((row) => row.member_id);
}

/**
 * What members said of `from` up to `to`, that stands and was never drawn. Of a thread its first part; of a post that several accounts said, each (`subject`
 * says that they are one). Greetings, goodbyes and notices are formulas; an account's own
 * words, without a member, are nobody's.
 */
export async function listSentBetween(
  db: Query,
  organisationId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<SentRow[]> {
  const { rows } = await sql<SentRow>`
    select said.*,
      exists (select from guardrail_pause g where g.organisation_id = ${organisationId} and g.passed_at is not null
        and (g.publication_id = said."publicationId" or g.post_id = said.post_id)) as paused,
      array(
        select unnest(r.written_by || r.reviewer_id) from review r
        where r.organisation_id = ${organisationId} and (r.publication_id = said."publicationId" or r.post_id = said.post_id)
        union select v.member_id from post_version v where v.organisation_id = ${organisationId} and v.post_id = said.post_id
      )::text[] as "knownTo"
    from account a cross join lateral (
      select m.publication_id as "publicationId", m.message_id as "messageId", m.conversation_id as "conversationId", m.account_id as "accountId",
        m.member_id as "authorId", post.post_id, coalesce(post.post_id::text, m.publication_id::text) as subject, m.said_at
      from message m
        join publication p on p.organisation_id = m.organisation_id and p.publication_id = m.publication_id
        cross join lateral (select substring(p.idempotency_key from '^post:([0-9a-f-]{36}):')::uuid as post_id) post
      where m.organisation_id = ${organisationId} and m.account_id = a.account_id and m.direction = 'outbound' and m.deleted_at is null
        and m.member_id is not null and m.said_at >= ${from} and m.said_at < ${to} and p.continues is null
        and p.kind in ('reply', 'announcement')
        and not exists (select from peer_reading r where r.organisation_id = ${organisationId} and r.publication_id = m.publication_id)
        and not exists (
          select from peer_reading r join publication before
            on before.organisation_id = r.organisation_id and before.publication_id = r.publication_id
          where r.organisation_id = ${organisationId} and r.author_id = m.member_id and r.drawn_at > now() - make_interval(days => ${QUIET_DAYS})
            and starts_with(before.idempotency_key, 'post:' || post.post_id || ':'))
      order by m.said_at desc limit ${MOST_OF_AN_ACCOUNT}
    ) said
    where a.organisation_id = ${organisationId}
    order by said.said_at, said."publicationId"`.execute(db);
  return rows;
}

/** Gives what was drawn to its readers. */
export async function insertReadings(
  tx: Transaction,
  drawn: readonly Drawn[],
  { day, days }: { readonly day: string; readonly days: number },
): Promise<void> {
  const rows = drawn.map(({ sent, readerId, why }) => ({
    publication_id: sent.publicationId,
    message_id: sent.messageId,
    account_id: sent.accountId,
    author_id: sent.authorId,
    reader_id: readerId,
    why,
  }));
  await sql`
    insert into peer_reading (organisation_id, reading_id, publication_id, message_id, account_id, author_id, reader_id, day, why, ends_at)
    select ${tx.organisationId}, gen_random_uuid(), publication_id, message_id, account_id, author_id, reader_id, ${day}::date, why,
      now() + make_interval(days => ${days})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (publication_id uuid, message_id uuid, account_id uuid, author_id uuid, reader_id uuid, why text)
    on conflict (organisation_id, publication_id) do nothing`.execute(tx.db);
}
