import { sql } from 'kysely';
import type { Visibility } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { SentReply } from './sent-reply.ts';

/** A post of ours that the network has accepted, in its place. */
export type SentPost = Omit<SentReply, 'memberId' | 'target' | 'pressedAt'> & {
  /** Null: the account's own words. */
  readonly memberId: string | null;
  /** Null: it starts its thread. */
  readonly target: SentReply['target'] | null;
};

/**
 * Stores a post of ours, or completes the network's echo of it. `added`: it was not here at all; `completed`: until now it had no
 * publication (false: this was called before).
 */
export async function keepSent(
  tx: Transaction,
  accountId: string,
  sent: SentPost,
): Promise<{ messageId: string; added: boolean; completed: boolean }> {
  const { root, parent } = sent.target ?? { root: null, parent: null };
  const parentRef = sent.visibility === 'private' && parent?.ref === root?.ref ? null : (parent?.ref ?? null);
  const { rows } = await sql<{ message_id: string; added: boolean }>`
    insert into message (organisation_id, message_id, conversation_id, account_id, ref, version, root_ref, root_version, parent_ref,
      direction, member_id, persona_name, publication_id, text, facets, images, languages, visibility, content_warning, url, written_at, received_at)
    values (${tx.organisationId}, gen_random_uuid(), ${sent.conversationId}, ${accountId}, ${sent.ref}, ${sent.version}, ${root?.ref ?? null},
      ${root?.version ?? null}, ${parentRef}, 'outbound', ${sent.memberId}, ${sent.personaName ?? null},
      ${sent.publicationId}, ${sent.text}, ${JSON.stringify(sent.facets)}, ${JSON.stringify(sent.images ?? [])}::jsonb,
      ${sent.languages}, ${sent.visibility}, ${sent.contentWarning}, ${sent.url}, ${sent.writtenAt}, clock_timestamp())
    on conflict (organisation_id, account_id, ref) do update
      set direction = 'outbound', member_id = excluded.member_id, persona_name = excluded.persona_name,
        publication_id = excluded.publication_id, author_source = null, signed_as = null,
        url = coalesce(message.url, excluded.url)
      where message.publication_id is null
    returning message_id, xmax = 0 as added
  `.execute(tx.db);
  const row = rows[0];
  if (row) return { messageId: row.message_id, added: row.added, completed: true };
  const { rows: known } = await sql<{ message_id: string }>`
    select message_id from message
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ref = ${sent.ref}`.execute(tx.db);
  return { messageId: known[0]!.message_id, added: false, completed: false };
}

/** Brings the conversation's summary up to the reply. */
export async function showSent(
  tx: Transaction,
  conversationId: string,
  sent: { readonly messageId: string; readonly visibility: Visibility; readonly preview: string; readonly added: boolean },
): Promise<void> {
  await sql`
    update conversation set
      message_count = message_count + ${sent.added ? 1 : 0}::int,
      preview = case when message.said_at >= last_message_at then ${sent.preview} else preview end,
      last_message_at = greatest(last_message_at, message.said_at),
      visibility = case when narrowness(${sent.visibility}) > narrowness(conversation.visibility) then ${sent.visibility} else conversation.visibility end
    from message
    where conversation.organisation_id = ${tx.organisationId} and conversation.conversation_id = ${conversationId}
      and message.organisation_id = ${tx.organisationId} and message.message_id = ${sent.messageId}
  `.execute(tx.db);
}

/** Where a post of ours stands, by its network's name; null when it is not here. */
export async function findSent(
  db: Query,
  organisationId: string,
  { accountId, ref }: { readonly accountId: string; readonly ref: string },
): Promise<{ messageId: string; conversationId: string; text: string; contentWarning: string | null; deletedAt: Date | null } | null> {
  const { rows } = await sql<{
    messageId: string;
    conversationId: string;
    text: string;
    contentWarning: string | null;
    deletedAt: Date | null;
  }>`
    select message_id as "messageId", conversation_id as "conversationId", text, content_warning as "contentWarning", deleted_at as "deletedAt"
    from message where organisation_id = ${organisationId} and account_id = ${accountId} and ref = ${ref} and direction = 'outbound'`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Marks it as taken down by us. Answers whether it was still up, as far as we knew. */
export async function markWithdrawn(tx: Transaction, messageId: string): Promise<boolean> {
  const { rows } = await sql<{ wasUp: boolean }>`
    update message set withdrawn = true, deleted_at = coalesce(message.deleted_at, clock_timestamp())
    from (select deleted_at is null as up from message where organisation_id = ${tx.organisationId} and message_id = ${messageId}) as before
    where organisation_id = ${tx.organisationId} and message_id = ${messageId}
    returning before.up as "wasUp"`.execute(tx.db);
  return rows[0]?.wasUp ?? false;
}

/** What was said last in it, to us or by us, and stands; null when nothing does. */
export async function findNewestStanding(
  tx: Transaction,
  conversationId: string,
): Promise<{ text: string; contentWarning: string | null } | null> {
  const { rows } = await sql<{ text: string; contentWarning: string | null }>`
    select text, content_warning as "contentWarning" from message
    where organisation_id = ${tx.organisationId} and conversation_id = ${conversationId} and direction <> 'context' and deleted_at is null
    order by said_at desc, message_id desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

/** Puts another beginning in the place of these in a conversation's summary. */
export async function changePreview(
  tx: Transaction,
  conversationId: string,
  { from, to }: { readonly from: readonly string[]; readonly to: string },
): Promise<void> {
  await sql`
    update conversation set preview = ${to}
    where organisation_id = ${tx.organisationId} and conversation_id = ${conversationId} and preview = any(${[...from]}::text[])`.execute(
    tx.db,
  );
}

/** When the oldest message to us was said that nothing of ours that stands came after, notices apart; null when there is none. */
export async function oldestUnanswered(tx: Transaction, conversationId: string): Promise<Date | null> {
  const standing = (condition: ReturnType<typeof sql>) => sql`
    organisation_id = ${tx.organisationId} and conversation_id = ${conversationId} and deleted_at is null and ${condition}`;
  const { rows } = await sql<{ said_at: Date }>`
    select said_at from message
    where ${standing(sql`direction = 'inbound'`)} and said_at > coalesce((
      select max(said_at) from message where ${standing(sql`direction = 'outbound' and (publication_id is null or member_id is not null)`)}
    ), '-infinity')
    order by said_at limit 1`.execute(tx.db);
  return rows[0]?.said_at ?? null;
}

const MOST_SENT = 500;

/** Posts of ours in a conversation that left from here, the newest 500. */
export async function listSent(
  db: Query,
  organisationId: string,
  conversationId: string,
): Promise<{ messageId: string; publicationId: string; deletedAt: Date | null }[]> {
  const { rows } = await sql<{ messageId: string; publicationId: string; deletedAt: Date | null }>`
    select message_id as "messageId", publication_id as "publicationId", deleted_at as "deletedAt" from message
    where organisation_id = ${organisationId} and conversation_id = ${conversationId} and direction = 'outbound' and publication_id is not null
    order by said_at desc, message_id desc limit ${MOST_SENT}`.execute(db);
  return rows;
}
