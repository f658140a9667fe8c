import { sql } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { ConversationState } from './conversation.ts';

/** A conversation told in a line, for who is to take it on. */
export interface ConversationBrief {
  readonly conversationId: string;
  readonly accountId: string;
  readonly state: ConversationState;
  /** Who holds it now; null when the lease is over. */
  readonly holderMemberId: string | null;
  readonly preview: string;
  readonly waitingSince: Date | null;
  readonly correspondentName: string | null;
}

const BRIEF = sql`c.conversation_id as "conversationId", c.account_id as "accountId", c.state,
  case when c.lease_until > clock_timestamp() then c.holder_member_id end as "holderMemberId", c.preview, c.waiting_since as "waitingSince",
  coalesce(nullif(person.display_name, ''), person.handle) as "correspondentName"`;
const PERSON = sql`left join correspondent person on person.organisation_id = c.organisation_id and person.correspondent_id = c.correspondent_id`;

/** What a member holds on an account, the longest waiting first; 200 at most. */
export async function listHeld(
  db: Query,
  organisationId: string,
  { accountId, memberId }: { readonly accountId: string; readonly memberId: string },
): Promise<ConversationBrief[]> {
  const { rows } = await sql<ConversationBrief>`
    select ${BRIEF} from conversation c ${PERSON}
    where c.organisation_id = ${organisationId} and c.holder_member_id = ${memberId} and c.account_id = ${accountId} and c.state = 'taken'
    order by c.waiting_since nulls last, c.conversation_id limit 200`.execute(db);
  return rows;
}

/** Those of these conversations that the reader may read, as they are now, by id. */
export async function findBriefs(db: Query, reader: PrivateReader, ids: readonly string[]): Promise<Map<string, ConversationBrief>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ConversationBrief>`
    select ${BRIEF} from conversation c ${PERSON}
    where c.organisation_id = ${reader.organisationId} and ${readableBy(reader, 'c')} and c.conversation_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.conversationId, row]));
}

/** How many conversations of an account nobody has in hand; 1,000 at most. */
export async function countWaiting(db: Query, organisationId: string, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from conversation c
      where c.organisation_id = ${organisationId} and c.account_id = ${accountId} and c.state = 'waiting' limit 1000) as counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
