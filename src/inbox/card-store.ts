import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';
import type { ConversationView } from './schema.ts';
import { toView, viewColumns, viewJoins } from './view-store.ts';
import type { ConversationRow, Reader } from './view-store.ts';

/** How far back the card looks for who has answered. */
const HISTORY = 200;

/** How many conversations a correspondent has had with us, counted up to 1,000, and when the first of those began. */
export async function countConversations(
  db: Query,
  organisationId: string,
  correspondentId: string,
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(first_inbound_at) as since from (
      select first_inbound_at from conversation
      where organisation_id = ${organisationId} and correspondent_id = ${correspondentId} limit 1000
    ) as counted`.execute(db);
  return rows[0]!;
}

/** Which members answered in the correspondent's newest 200 conversations, most often first. */
export async function countAnswers(
  db: Query,
  organisationId: string,
  correspondentId: string,
): Promise<{ memberId: string; count: number }[]> {
  const { rows } = await sql<{ memberId: string; count: number }>`
    select message.member_id as "memberId", count(*)::int as count
    from (
      select conversation_id from conversation
      where organisation_id = ${organisationId} and correspondent_id = ${correspondentId}
      order by last_message_at desc limit ${HISTORY}
    ) as theirs
    join message on message.organisation_id = ${organisationId} and message.conversation_id = theirs.conversation_id
    where message.direction = 'outbound' and message.member_id is not null
    group by message.member_id
    order by count(*) desc, message.member_id limit 20`.execute(db);
  return rows;
}

/** The newest `limit` conversations of a correspondent besides one. */
export async function readEarlier(
  db: Query,
  reader: Reader,
  about: { readonly correspondentId: string; readonly besides: string; readonly limit: number },
): Promise<ConversationView[]> {
  const { rows } = await sql<ConversationRow>`
    select ${viewColumns} from (
      select * from conversation
      where organisation_id = ${reader.organisationId} and correspondent_id = ${about.correspondentId}
        and conversation_id <> ${about.besides}
      order by last_message_at desc limit ${about.limit}
    ) as c
    ${viewJoins(reader)}
    order by c.last_message_at desc`.execute(db);
  return rows.map(toView);
}
