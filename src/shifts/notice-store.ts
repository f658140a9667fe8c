import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Somebody who wrote while nobody is there, and was not told yet. */
export interface Unanswered {
  readonly conversationId: string;
  readonly correspondentId: string;
  readonly languages: readonly string[];
  /** Their newest message. */
  readonly messageId: string;
}

/**
 * Conversations of an account that wait, whose newest message was said since `since` and came in since `closedSince`, and in which nobody was
 * told; the longest waiting first, `limit` at most. Those whose correspondent was told `perDay` times in a day, or is one of our own
 * accounts, are left out: two machines that thank each other never stop.
 */
export async function listUnanswered(
  db: Query,
  organisationId: string,
  question: {
    readonly accountId: string;
    readonly since: Date;
    readonly closedSince: Date;
    readonly perDay: number;
    readonly limit: number;
  },
): Promise<Unanswered[]> {
  const { accountId, since, closedSince, perDay, limit } = question;
  const { rows } = await sql<Unanswered>`
    select c.conversation_id as "conversationId", c.correspondent_id as "correspondentId", newest.languages, newest.message_id as "messageId"
    from conversation c
    join correspondent person on person.organisation_id = c.organisation_id and person.correspondent_id = c.correspondent_id
    cross join lateral (
      select m.message_id, m.languages from message m
      where m.organisation_id = c.organisation_id and m.conversation_id = c.conversation_id and m.direction = 'inbound' and m.deleted_at is null
        and m.correspondent_id = c.correspondent_id and m.said_at > ${since} and m.received_at > ${closedSince}
      order by m.said_at desc, m.message_id desc limit 1) as newest
    where c.organisation_id = ${organisationId} and c.account_id = ${accountId} and c.state = 'waiting' and c.last_inbound_at > ${since}
      and not exists (select from hours_notice told where told.organisation_id = c.organisation_id and told.conversation_id = c.conversation_id)
      and (select count(*) from hours_notice told where told.organisation_id = c.organisation_id
        and told.correspondent_id = c.correspondent_id and told.told_at > ${since}::timestamptz - interval '12 hours') < ${perDay}
      and not exists (select from account ours where ours.organisation_id = c.organisation_id and ours.network = person.network
        and ours.identity = person.identity)
    order by c.waiting_since, c.conversation_id limit ${limit}`.execute(db);
  return rows;
}

/** Notes that somebody is told, before it is said; false when that was done already. */
export async function noteTold(
  tx: Transaction,
  told: Pick<Unanswered, 'conversationId' | 'correspondentId'> & { readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into hours_notice (organisation_id, conversation_id, account_id, correspondent_id, told_at)
    values (${tx.organisationId}, ${told.conversationId}, ${told.accountId}, ${told.correspondentId}, ${told.at})
    on conflict do nothing returning 1 as done`.execute(tx.db);
  return rows.length > 0;
}

/** How often a correspondent was told since a moment, this transaction included. */
export async function countTold(tx: Transaction, correspondentId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from hours_notice
    where organisation_id = ${tx.organisationId} and correspondent_id = ${correspondentId} and told_at > ${since}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

export async function keepNotice(tx: Transaction, conversationId: string, publicationId: string): Promise<void> {
  await sql`
    update hours_notice set publication_id = ${publicationId}
    where organisation_id = ${tx.organisationId} and conversation_id = ${conversationId}`.execute(tx.db);
}
