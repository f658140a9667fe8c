import { sql } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';

/** A message of ours with what it answered. */
export interface PastMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly accountId: string;
  readonly memberId: string | null;
  /** As typed where it left from here. */
  readonly text: string;
  readonly at: Date;
  readonly visibility: 'public' | 'unlisted' | 'followers' | 'private';
  readonly languages: readonly string[];
  /** Alternative texts of its pictures; null where one is missing. */
  readonly alts: readonly (string | null)[];
  /** What it answered; null: nobody. */
  readonly answered: { readonly text: string; readonly correspondentId: string | null; readonly name: string | null } | null;
}

const LONGEST = 5_000;

export interface PastMessageName {
  readonly messageId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** Which messages an account said since a moment, as far as a member may read them, `limit` at most; the latest first. */
export async function listPastNames(
  db: Query,
  reader: PrivateReader,
  { accountId, since, limit }: { readonly accountId: string; readonly since: Date; readonly limit: number },
): Promise<PastMessageName[]> {
  const { rows } = await sql<PastMessageName>`
    select message_id as "messageId", account_id as "accountId", said_at as at from message
    where organisation_id = ${reader.organisationId} and account_id = ${accountId} and direction = 'outbound' and deleted_at is null
      and said_at >= ${since} and ${readableBy(reader, 'message')}
    order by said_at desc limit ${limit}`.execute(db);
  return rows;
}

interface OursRow extends Omit<PastMessage, 'answered'> {
  readonly publicationId: string | null;
  readonly parentRef: string | null;
}

/**
 * These messages of ours with what they answered, in no order. What belongs to them is looked up by its names in questions of its own: joined,
 * a database that has not counted its rows yet walks through all of them for each.
 */
export async function readPastMessages(db: Query, organisationId: string, messageIds: readonly string[]): Promise<PastMessage[]> {
  const { rows: ours } = await sql<OursRow>`
    select message_id as "messageId", conversation_id as "conversationId", account_id as "accountId", member_id as "memberId",
      left(text, ${LONGEST}) as text, said_at as at, visibility, languages, publication_id as "publicationId", parent_ref as "parentRef",
      array(select nullif(image ->> 'alt', '') from jsonb_array_elements(images) as image) as alts
    from message where organisation_id = ${organisationId} and message_id = any(${[...messageIds]}::uuid[])`.execute(db);
  const bodies = await readBodies(
    db,
    organisationId,
    ours.flatMap(({ publicationId }) => publicationId ?? []),
  );
  const parents = await readParents(
    db,
    organisationId,
    ours.filter(({ parentRef }) => parentRef !== null),
  );
  return ours.map((one) => ({
    messageId: one.messageId,
    conversationId: one.conversationId,
    accountId: one.accountId,
    memberId: one.memberId,
    text: (one.publicationId && bodies.get(one.publicationId)) ?? one.text,
    at: one.at,
    visibility: one.visibility,
    languages: one.languages,
    alts: one.alts,
    answered: (one.parentRef !== null && parents.get(`${one.accountId} ${one.parentRef}`)) || null,
  }));
}

async function readBodies(db: Query, organisationId: string, publicationIds: readonly string[]): Promise<Map<string, string>> {
  if (publicationIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; body: string }>`
    select publication_id as id, left(body, ${LONGEST}) as body from publication
    where organisation_id = ${organisationId} and publication_id = any(${[...publicationIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

type Answered = NonNullable<PastMessage['answered']>;

async function readParents(db: Query, organisationId: string, ours: readonly OursRow[]): Promise<Map<string, Answered>> {
  if (ours.length === 0) return new Map();
  const accountIds = [...new Set(ours.map(({ accountId }) => accountId))];
  const { rows } = await sql<Answered & { accountId: string; ref: string }>`
    select account_id as "accountId", ref, left(text, ${LONGEST}) as text, correspondent_id as "correspondentId",
      (select coalesce(nullif(display_name, ''), handle) from correspondent
        where correspondent.organisation_id = message.organisation_id and correspondent.correspondent_id = message.correspondent_id) as name
    from message
    where organisation_id = ${organisationId} and account_id = any(${accountIds}::uuid[]) and direction <> 'outbound'
      and ref = any(${ours.map(({ parentRef }) => parentRef)}::text[])`.execute(db);
  return new Map(rows.map(({ accountId, ref, ...answered }) => [`${accountId} ${ref}`, answered]));
}

/** What somebody wrote to an account in private. */
export interface ToldInPrivate {
  readonly accountId: string;
  readonly correspondentId: string;
  readonly text: string;
  readonly at: Date;
}

const MOST_TOLD = 5_000;

/** What these people wrote in private, 5,000 messages at most, the latest first. */
export async function listToldInPrivate(db: Query, organisationId: string, correspondentIds: readonly string[]): Promise<ToldInPrivate[]> {
  if (correspondentIds.length === 0) return [];
  const { rows } = await sql<ToldInPrivate>`
    select message.account_id as "accountId", message.correspondent_id as "correspondentId", left(message.text, ${LONGEST}) as text,
      message.said_at as at
    from conversation join message on message.organisation_id = conversation.organisation_id
      and message.conversation_id = conversation.conversation_id
    where conversation.organisation_id = ${organisationId} and conversation.correspondent_id = any(${[...correspondentIds]}::uuid[])
      and message.visibility = 'private' and message.direction = 'inbound' and message.deleted_at is null
      and message.correspondent_id is not null
    order by message.said_at desc limit ${MOST_TOLD}`.execute(db);
  return rows;
}
