import { sql } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { AuthorSource } from './schema.ts';

/** What was read of the hand that wrote a message of ours. */
export interface ReadAuthor {
  readonly messageId: string;
  readonly memberId: string | null;
  readonly source: AuthorSource | null;
  /** The signature as it stands; null when there is none. */
  readonly signedAs: string | null;
  /** The character that signed; null when a person did. */
  readonly personaName: string | null;
}

/** Writes who wrote messages of ours, unless they left from here or a person has said so. */
export async function writeAuthors(tx: Transaction, authors: readonly ReadAuthor[]): Promise<void> {
  if (authors.length === 0) return;
  const rows = JSON.stringify(
    authors.map((one) => ({
      message_id: one.messageId,
      member_id: one.memberId,
      source: one.source,
      signed_as: one.signedAs,
      persona_name: one.personaName,
    })),
  );
  await sql`
    update message set member_id = author.member_id, author_source = author.source, signed_as = author.signed_as,
      persona_name = author.persona_name
    from json_to_recordset(${rows}::json) as author (message_id uuid, member_id uuid, source text, signed_as text, persona_name text)
    where message.organisation_id = ${tx.organisationId} and message.message_id = author.message_id and message.direction = 'outbound'
      and message.publication_id is null and message.author_source is distinct from 'person'`.execute(tx.db);
}

/** Writes whom messages of the public name by a speaker's tag. */
export async function writeAddressed(
  tx: Transaction,
  addressed: readonly { readonly messageId: string; readonly memberId: string | null }[],
): Promise<void> {
  if (addressed.length === 0) return;
  const rows = JSON.stringify(addressed.map((one) => ({ message_id: one.messageId, member_id: one.memberId })));
  await sql`
    update message set addressed_member_id = named.member_id
    from json_to_recordset(${rows}::json) as named (message_id uuid, member_id uuid)
    where message.organisation_id = ${tx.organisationId} and message.message_id = named.message_id`.execute(tx.db);
}

/**
 * Where later posts of a thread need not be signed: those of these messages, and those that follow them, that nobody signed and that answer
 * a post of ours are by whom wrote that one. Answers how many learnt their author.
 */
export async function followThread(tx: Transaction, accountId: string, messageIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    with recursive following (message_id, ref, member_id) as (
      select m.message_id, m.ref, coalesce(m.member_id, parent.member_id)
      from message m
      left join message parent on parent.organisation_id = m.organisation_id and parent.account_id = m.account_id
        and parent.ref = m.parent_ref and parent.direction = 'outbound'
      where m.organisation_id = ${tx.organisationId} and m.message_id = any(${[...messageIds]}::uuid[]) and m.direction = 'outbound'
        and coalesce(m.member_id, parent.member_id) is not null and (m.member_id is not null or m.signed_as is null)
      union
      select child.message_id, child.ref, following.member_id
      from message child join following on child.parent_ref = following.ref
      where child.organisation_id = ${tx.organisationId} and child.account_id = ${accountId} and child.direction = 'outbound'
        and child.publication_id is null and child.signed_as is null and (child.author_source is null or child.author_source = 'thread')
    )
    update message set member_id = following.member_id, author_source = 'thread'
    from following
    where message.organisation_id = ${tx.organisationId} and message.message_id = following.message_id and message.publication_id is null
      and message.signed_as is null and (message.author_source is null or message.author_source = 'thread')
      and message.member_id is distinct from following.member_id`.execute(tx.db);
  return Number(numAffectedRows ?? 0);
}

/** A message of ours and who is said to have written it, which nobody else changes until this transaction ends. */
export interface AttributedMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly accountId: string;
  readonly direction: string;
  readonly publicationId: string | null;
  readonly memberId: string | null;
  readonly source: AuthorSource | null;
}

export async function lockAttributed(tx: Transaction, messageId: string): Promise<AttributedMessage | null> {
  const { rows } = await sql<AttributedMessage>`
    select message_id as "messageId", conversation_id as "conversationId", account_id as "accountId", direction,
      publication_id as "publicationId", member_id as "memberId", author_source as source
    from message where organisation_id = ${tx.organisationId} and message_id = ${messageId} for update`.execute(tx.db);
  return rows[0] ?? null;
}

/** Writes who wrote it, as a person says: nothing that is read later overrules it. */
export async function attribute(tx: Transaction, messageId: string, memberId: string | null): Promise<void> {
  await sql`
    update message set member_id = ${memberId}, author_source = 'person'
    where organisation_id = ${tx.organisationId} and message_id = ${messageId}`.execute(tx.db);
}

export interface AuthorlessRow {
  readonly messageId: string;
  readonly conversationId: string;
  readonly accountId: string;
  readonly text: string;
  readonly signedAs: string | null;
  readonly personaName: string | null;
  readonly writtenAt: Date;
  readonly url: string | null;
}

/** Days after which nobody is asked any more. */
const ASKED_DAYS = 30;
const MOST_COUNTED = 100;

export interface Asking {
  readonly reader: PrivateReader;
  /** Accounts on which everybody signs. */
  readonly accountIds: readonly string[];
  /** Of those, the ones where quotes need no signature. */
  readonly quotesFree: readonly string[];
}

const authorless = ({ reader, accountIds, quotesFree }: Asking) => sql`
  organisation_id = ${reader.organisationId} and ${readableBy(reader, 'message')} and account_id = any(${[...accountIds]}::uuid[]) and direction = 'outbound' and member_id is null
  and publication_id is null and author_source is null and deleted_at is null and said_at > now() - make_interval(days => ${ASKED_DAYS})
  and (quoted_ref is null or signed_as is not null or account_id <> all(${[...quotesFree]}::uuid[]))`;

/** Messages of ours of the last 30 days of which nobody knows the author, newest first. */
export async function readAuthorless(db: Query, asking: Asking, limit: number): Promise<AuthorlessRow[]> {
  const { rows } = await sql<AuthorlessRow>`
    select message_id as "messageId", conversation_id as "conversationId", account_id as "accountId", text, signed_as as "signedAs",
      persona_name as "personaName", written_at as "writtenAt", url
    from message where ${authorless(asking)} order by said_at desc, message_id limit ${limit}`.execute(db);
  return rows;
}

/** How many there are, counted up to 100. */
export async function countAuthorless(db: Query, asking: Asking): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from message where ${authorless(asking)} limit ${MOST_COUNTED}) as counted`.execute(db);
  return rows[0]?.count ?? 0;
}
