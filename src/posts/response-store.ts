import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';

/** A post of ours at the head of its thread, and how many answers of the public it received within three days. */
export interface ReceivedAnswers {
  readonly saidAt: Date;
  readonly answers: number;
}

const MOST_POSTS = 3_000;

/** Of the last 400 days, but for the last three, newest first; 3,000 at most. Greetings and farewells at the helm are no posts. */
export async function listReceivedAnswers(db: Query, organisationId: string, accountId: string): Promise<ReceivedAnswers[]> {
  const { rows } = await sql<{ said_at: Date; answers: number }>`
    with ours as (
      select message.conversation_id, message.said_at from conversation
      join message on message.organisation_id = conversation.organisation_id and message.account_id = conversation.account_id
        and message.ref = conversation.root_ref
      left join publication on publication.organisation_id = message.organisation_id and publication.publication_id = message.publication_id
      where conversation.organisation_id = ${organisationId} and conversation.account_id = ${accountId}
        and conversation.last_message_at > now() - interval '400 days'
        and message.direction = 'outbound' and message.deleted_at is null
        and message.said_at between now() - interval '400 days' and now() - interval '3 days'
        and (publication.kind is null or publication.kind = 'announcement')
      order by message.said_at desc limit ${MOST_POSTS})
    select ours.said_at, (
      select count(*) from message as theirs where theirs.organisation_id = ${organisationId} and theirs.conversation_id = ours.conversation_id
        and theirs.direction = 'inbound' and theirs.deleted_at is null and theirs.said_at < ours.said_at + interval '3 days')::int as answers
    from ours order by ours.said_at desc`.execute(db);
  return rows.map((row) => ({ saidAt: row.said_at, answers: row.answers }));
}
