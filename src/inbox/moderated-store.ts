import { sql } from 'kysely';
import type { Visibility } from '../networks/network.ts';
import type { Query } from '../platform/database/index.ts';
import type { Direction } from './message.ts';

/** A message that somebody would rather not have under an account's name. */
export interface ModeratedMessage {
  readonly messageId: string;
  readonly ref: string;
  readonly direction: Direction;
  readonly correspondentId: string | null;
  readonly visibility: Visibility;
  /** It answers something, in a thread that one of our posts begins. */
  readonly isUnderOurs: boolean;
  /** It quotes a public post of ours. */
  readonly quotesOurs: boolean;
}

/** The message of this conversation; null when the conversation has none of that id. */
export async function findModerated(
  db: Query,
  organisationId: string,
  where: { readonly conversationId: string; readonly messageId: string },
): Promise<ModeratedMessage | null> {
  const { rows } = await sql<ModeratedMessage>`
    select message_id as "messageId", ref, direction, correspondent_id as "correspondentId", visibility,
      parent_ref is not null and ${beginsWithOurs(organisationId, where.conversationId)} as "isUnderOurs", ${quotesOurs} as "quotesOurs"
    from message
    where organisation_id = ${organisationId} and message_id = ${where.messageId} and conversation_id = ${where.conversationId}`.execute(
    db,
  );
  return rows[0] ?? null;
}

const beginsWithOurs = (organisationId: string, conversationId: string) => sql<boolean>`exists (
  select from conversation join message as root using (organisation_id, account_id)
  where organisation_id = ${organisationId} and conversation.conversation_id = ${conversationId}
    and root.ref = conversation.root_ref and root.direction = 'outbound' and root.visibility <> 'private')`;

/** Of a row of `message`. */
const quotesOurs = sql<boolean>`exists (
  select from message ours
  where ours.organisation_id = message.organisation_id and ours.account_id = message.account_id and ours.ref = message.quoted_ref
    and ours.direction = 'outbound' and ours.visibility <> 'private')`;

const MOST_QUOTING = 100;

/** Messages of a conversation in which others quote a public post of ours, newest first, 100 at most. */
export async function findQuotingOurs(db: Query, organisationId: string, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    select message_id as "messageId" from message
    where organisation_id = ${organisationId} and conversation_id = ${conversationId} and quoted_ref is not null
      and direction <> 'outbound' and ${quotesOurs}
    order by received_at desc limit ${MOST_QUOTING}`.execute(db);
  return rows.map(({ messageId }) => messageId);
}

const MOST_SPEAKERS = 200;

/** Who of the public speaks in a conversation, 200 at most, and whether one of our public posts begins it. */
export async function readSpeakers(
  db: Query,
  organisationId: string,
  conversationId: string,
): Promise<{ correspondentIds: string[]; isUnderOurs: boolean }> {
  const { rows } = await sql<{ ids: string[]; isUnderOurs: boolean }>`
    select array(
      select distinct correspondent_id from message
      where organisation_id = ${organisationId} and conversation_id = ${conversationId} and correspondent_id is not null
      limit ${MOST_SPEAKERS}
    ) as ids, ${beginsWithOurs(organisationId, conversationId)} as "isUnderOurs"`.execute(db);
  const row = rows[0]!;
  return { correspondentIds: row.ids, isUnderOurs: row.isUnderOurs };
}

/** By which names a network knows what is moderated; null when the person, or the message, is gone from here. */
export async function findOnNetwork(
  db: Query,
  organisationId: string,
  what: { readonly correspondentId: string; readonly messageId: string | null },
): Promise<{ identity: string; ref: string | null } | null> {
  const { rows } = await sql<{ identity: string; ref: string | null }>`
    select identity, (select ref from message where organisation_id = ${organisationId} and message_id = ${what.messageId}::uuid) as ref
    from correspondent where organisation_id = ${organisationId} and correspondent_id = ${what.correspondentId}`.execute(db);
  return rows[0] ?? null;
}

/** What these public messages say, 300 characters of each, by id. Those that are gone, or not for everybody of the team, are left out. */
export async function findWords(db: Query, organisationId: string, messageIds: readonly string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const { rows } = await sql<{ messageId: string; words: string }>`
    select message_id as "messageId", left(text, 300) as words from message
    where organisation_id = ${organisationId} and message_id = any(${[...messageIds]}::uuid[]) and visibility <> 'private'`.execute(db);
  return new Map(rows.map(({ messageId, words }) => [messageId, words]));
}
