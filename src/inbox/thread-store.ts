import { sql } from 'kysely';
import type { ReplyTarget, Visibility } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Direction, Message } from './message.ts';
import { unpackSkeleton } from './skeleton.ts';
import type { UnpackedSkeleton } from './skeleton.ts';
import type { InboxTables } from './tables.ts';

/** Those of `refs` that no message of the account has. */
export async function findUnknownRefs(tx: Transaction, accountId: string, refs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`
    select ref from unnest(${refs}::text[]) as wanted (ref)
    where not exists (
      select 1 from message
      where message.organisation_id = ${tx.organisationId} and message.account_id = ${accountId} and message.ref = wanted.ref
    )`.execute(tx.db);
  return rows.map((row) => row.ref);
}

/**
 * The newest messages of a conversation, `limit` at most, as their tree needs them. Read from an index alone and packed in one value: a
 * thread of thousands costs little more than a short one.
 */
export async function readSkeleton(
  db: Query,
  organisationId: string,
  which: { readonly conversationId: string; readonly rootRef: string; readonly limit: number },
): Promise<UnpackedSkeleton> {
  const { rows } = await sql<{ packed: Buffer; root: Buffer }>`
    select int8send(hashtextextended(${which.rootRef}::text, 0)) as root, coalesce(string_agg(
      int8send(hashtextextended(ref, 0)) || int8send(coalesce(hashtextextended(parent_ref, 0), 0)) || uuid_send(message_id)
        || timestamptz_send(said_at), ''), '') as packed
    from (
      select ref, parent_ref, message_id, said_at from message
      where organisation_id = ${organisationId} and conversation_id = ${which.conversationId}
      order by said_at desc, message_id desc limit ${which.limit}
    ) as newest`.execute(db);
  return unpackSkeleton(rows[0]!.packed, rows[0]!.root);
}

/** These messages, by id. */
export async function readMessages(db: Query, organisationId: string, messageIds: readonly string[]): Promise<Map<string, Message>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .withTables<InboxTables>()
    .selectFrom('message')
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`message_id = any(${messageIds}::uuid[])`)
    .select([
      'message_id as messageId',
      'conversation_id as conversationId',
      'ref',
      'version',
      'parent_ref as parentRef',
      'quoted_ref as quotedRef',
      'direction',
      'correspondent_id as correspondentId',
      'member_id as memberId',
      'publication_id as publicationId',
      'persona_name as personaName',
      'author_source as authorSource',
      'signed_as as signedAs',
      'addressed_member_id as addressedMemberId',
      'text',
      'facets',
      'images',
      'languages',
      'visibility',
      'content_warning as contentWarning',
      'poll',
      'emoji',
      'restrictions',
      'url',
      'written_at as writtenAt',
      'received_at as receivedAt',
      'edited_at as editedAt',
      'earlier_texts as earlierTexts',
      'deleted_at as deletedAt',
    ])
    .execute();
  return new Map(rows.map((row) => [row.messageId, row]));
}

/** A message that another quotes, as far as it is here. */
export interface QuotedMessage {
  readonly messageId: string;
  readonly conversationId: string;
  /** Null: it is gone. */
  readonly text: string | null;
  readonly isOurs: boolean;
}

/** The messages that have these refs on the account: what quotes point at. */
export async function findQuoted(
  db: Query,
  organisationId: string,
  accountId: string,
  refs: readonly string[],
): Promise<Map<string, QuotedMessage>> {
  if (refs.length === 0) return new Map();
  const rows = await db
    .withTables<InboxTables>()
    .selectFrom('message')
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where(sql<boolean>`ref = any(${refs}::text[])`)
    .select(['ref', 'message_id', 'conversation_id', 'direction', 'text', 'deleted_at'])
    .execute();
  return new Map(
    rows.map((row) => [
      row.ref,
      {
        messageId: row.message_id,
        conversationId: row.conversation_id,
        text: row.deleted_at === null ? row.text : null,
        isOurs: row.direction === 'outbound',
      },
    ]),
  );
}

/** A message that somebody wants to answer, and how the network must be told where the answer hangs. */
export interface AnswerableMessage {
  readonly messageId: string;
  readonly direction: Direction;
  /** Of ours: who wrote it, when that is known. */
  readonly memberId: string | null;
  readonly deletedAt: Date | null;
  readonly languages: readonly string[];
  /** What answers it is never wider. */
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  /** Null for what is ours. */
  readonly authorHandle: string | null;
  readonly target: ReplyTarget;
}

/** The message of this conversation, with the pointers that a reply to it needs; null when the conversation has none of that id. */
export async function findAnswerable(
  db: Query,
  organisationId: string,
  where: { readonly conversationId: string; readonly messageId: string },
): Promise<AnswerableMessage | null> {
  const row = await db
    .withTables<InboxTables>()
    .selectFrom('message')
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', where.messageId)
    .where('conversation_id', '=', where.conversationId)
    .select([
      'message_id',
      'direction',
      'member_id',
      'deleted_at',
      'languages',
      'ref',
      'version',
      'root_ref',
      'root_version',
      'visibility',
      'content_warning',
      sql<string | null>`(
        select handle from correspondent
        where correspondent.organisation_id = message.organisation_id and correspondent.correspondent_id = message.correspondent_id
      )`.as('author_handle'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const parent = { ref: row.ref, version: row.version };
  const root = row.root_ref !== null && row.root_version !== null ? { ref: row.root_ref, version: row.root_version } : parent;
  return {
    messageId: row.message_id,
    direction: row.direction,
    memberId: row.member_id,
    deletedAt: row.deleted_at,
    languages: row.languages,
    visibility: row.visibility,
    contentWarning: row.content_warning,
    authorHandle: row.author_handle,
    target: { root, parent },
  };
}

const MOST_STANDING = 200;

/** Our posts that stand in a conversation, newest first, 200 at most; `publicationId` is null for what did not leave from here. */
export async function listStandingOfOurs(
  db: Query,
  organisationId: string,
  conversationId: string,
): Promise<{ publicationId: string | null }[]> {
  return await db
    .withTables<InboxTables>()
    .selectFrom('message')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'outbound')
    .where('deleted_at', 'is', null)
    .select('publication_id as publicationId')
    .orderBy('said_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(MOST_STANDING)
    .execute();
}

/** The message to us that a reply would answer unless its author says otherwise: the newest that stands; null when there is none. */
export async function findNewestInbound(db: Query, organisationId: string, conversationId: string): Promise<string | null> {
  const row = await db
    .withTables<InboxTables>()
    .selectFrom('message')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'inbound')
    .where('deleted_at', 'is', null)
    .select('message_id')
    .orderBy('said_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.message_id ?? null;
}
