import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { ConversationView } from './schema.ts';
import { toView, viewColumns, viewJoins } from './view-store.ts';
import type { ConversationRow, Reader } from './view-store.ts';

/** By one id the index gives them in order. */
const isOneOf = (ids: readonly string[]): RawBuilder<unknown> =>
  ids.length === 1 ? sql`correspondent_id = ${ids[0]}` : sql`correspondent_id = any(${[...ids]}::uuid[])`;

/** How far back the card looks for who has answered. */
const HISTORY = 200;

/** How many conversations that the reader may read a person has had with us, counted up to 1,000, and when the first of those began. */
export async function countConversations(
  db: Query,
  reader: Reader,
  correspondentIds: readonly string[],
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(first_inbound_at) as since from (
      select first_inbound_at from conversation
      where organisation_id = ${reader.organisationId} and ${isOneOf(correspondentIds)} and ${readableBy(reader, 'conversation')} limit 1000
    ) as counted`.execute(db);
  return rows[0]!;
}

/** Which members answered in the person's newest 200 conversations that the reader may read, most often first. */
export async function countAnswers(
  db: Query,
  reader: Reader,
  correspondentIds: readonly string[],
): Promise<{ memberId: string; count: number }[]> {
  const { rows } = await sql<{ memberId: string; count: number }>`
    select message.member_id as "memberId", count(*)::int as count
    from (
      select conversation_id from conversation
      where organisation_id = ${reader.organisationId} and ${isOneOf(correspondentIds)} and ${readableBy(reader, 'conversation')}
      order by last_message_at desc limit ${HISTORY}
    ) as theirs
    join message on message.organisation_id = ${reader.organisationId} and message.conversation_id = theirs.conversation_id
    where message.direction = 'outbound' and message.member_id is not null
    group by message.member_id
    order by count(*) desc, message.member_id limit 20`.execute(db);
  return rows;
}

/** The newest `limit` conversations of a person besides one, of those that the reader may read. */
export async function readEarlier(
  db: Query,
  reader: Reader,
  about: { readonly correspondentIds: readonly string[]; readonly besides: string; readonly limit: number },
): Promise<ConversationView[]> {
  const { rows } = await sql<ConversationRow>`
    select ${viewColumns} from (
      select * from conversation
      where organisation_id = ${reader.organisationId} and ${isOneOf(about.correspondentIds)}
        and conversation_id <> ${about.besides} and ${readableBy(reader, 'conversation')}
      order by last_message_at desc limit ${about.limit}
    ) as c
    ${viewJoins(reader)}
    order by c.last_message_at desc`.execute(db);
  return rows.map(toView);
}
