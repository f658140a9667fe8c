import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { PageEnd } from './cursor.ts';
import type { ConversationView, Queue, QueueCounts } from './schema.ts';
import { toView, viewColumns, viewJoins } from './view-store.ts';
import type { ConversationRow, Reader } from './view-store.ts';

export interface QueueRequest {
  readonly queue: Queue;
  readonly accountId: string | null;
  /** Only what this member wrote in, or what names him by tag. */
  readonly speakerId?: string | null;
  /** Only the private ones. */
  readonly isPrivate?: boolean;
  /** Only these, as far as they are in it; all of it when absent. */
  readonly among?: readonly string[] | undefined;
  readonly after: PageEnd | null;
  readonly limit: number;
}

const membership: Readonly<Record<Queue, (reader: Reader) => RawBuilder<unknown>>> = {
  'to-answer': () => sql`c.state = 'waiting'`,
  mine: (reader) => sql`c.state = 'taken' and c.holder_member_id = ${reader.memberId}`,
  taken: (reader) => sql`c.state = 'taken' and c.holder_member_id <> ${reader.memberId}`,
  waiting: () => sql`c.state = 'answered'`,
  closed: () => sql`c.state = 'closed'`,
};

/** A page of a queue, from its index: `to-answer` by who has waited longest, the others newest first. */
export async function readQueuePage(
  db: Query,
  reader: Reader,
  request: QueueRequest,
): Promise<{ conversations: ConversationView[]; end: PageEnd | null }> {
  const oldestFirst = request.queue === 'to-answer';
  const moment = oldestFirst ? sql`c.waiting_since` : sql`c.last_message_at`;
  const direction = oldestFirst ? sql`asc` : sql`desc`;
  const after = request.after
    ? sql`and (${moment}, c.conversation_id) ${oldestFirst ? sql`>` : sql`<`} (${request.after.at}::timestamptz, ${request.after.id}::uuid)`
    : sql``;
  const account = request.accountId ? sql`and c.account_id = ${request.accountId}` : sql``;
  const speaker = request.speakerId
    ? sql`and c.conversation_id in (
        select conversation_id from message
        where organisation_id = ${reader.organisationId} and coalesce(member_id, addressed_member_id) = ${request.speakerId}
          and (member_id is not null or addressed_member_id is not null))`
    : sql``;
  const reach = request.isPrivate ? sql`and c.visibility = 'private'` : sql``;
  const among = request.among ? sql`and c.conversation_id = any(${[...request.among]}::uuid[])` : sql``;
  // The page is cut from the index before anything is joined to it.
  const { rows } = await sql<ConversationRow & { at: string }>`
    select c.at, ${viewColumns} from (
      select c.*, to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as at
      from conversation c
      where c.organisation_id = ${reader.organisationId} and ${membership[request.queue](reader)} ${account} ${speaker} ${reach} ${among} ${after}
        and ${readableBy(reader, 'c')}
      order by ${moment} ${direction}, c.conversation_id ${direction} limit ${request.limit + 1}
    ) as c
    ${viewJoins(reader)}
    order by ${moment} ${direction}, c.conversation_id ${direction}`.execute(db);
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    conversations: shown.map(toView),
    end: rows.length > request.limit && last ? { at: last.at, id: last.conversation_id } : null,
  };
}

const MOST_COUNTED = 1_000;

/** How many conversations are in each queue, counted up to 1,000. */
export async function countQueues(db: Query, reader: Reader): Promise<QueueCounts> {
  const count = (queue: Queue) => sql`(
    select count(*)::int from (
      select 1 from conversation c
      where c.organisation_id = ${reader.organisationId} and ${membership[queue](reader)} and ${readableBy(reader, 'c')} limit ${MOST_COUNTED}
    ) as counted)`;
  const { rows } = await sql<QueueCounts>`
    select ${count('to-answer')} as "to-answer", ${count('mine')} as mine, ${count('taken')} as taken, ${count('waiting')} as waiting,
      ${count('closed')} as closed`.execute(db);
  return rows[0]!;
}
