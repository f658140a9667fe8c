import { sql } from 'kysely';
import type { NetworkPerson } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import type { Absorbed } from './absorb-messages.ts';
import type { ArrivedPost } from './arrival-batch.ts';
import type { KnownMessage, MessageChange } from './compare-message.ts';
import type { InboxTables } from './tables.ts';

/** Where a message was put, and when. */
export interface StoredMessage {
  readonly ref: string;
  readonly messageId: string;
  readonly conversationId: string;
  readonly saidAt: Date;
  readonly receivedAt: Date;
}

export interface MessageDraft extends ArrivedPost {
  readonly conversationId: string;
  readonly correspondentId: string | null;
  readonly deleted: boolean;
}

/**
 * Makes known who they are, and answers their ids by identity. Written only when something differs, in the order of the identities, so
 * that two writers of the same people never wait for each other.
 */
export async function keepCorrespondents(tx: Transaction, network: string, people: readonly NetworkPerson[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = JSON.stringify(
    people.map((person) => ({
      identity: person.identity,
      handle: person.handle,
      name: person.displayName ?? '',
      avatar: person.avatarUrl,
    })),
  );
  await sql`
    insert into correspondent (organisation_id, correspondent_id, network, identity, handle, display_name, avatar_url)
    select ${tx.organisationId}::uuid, gen_random_uuid(), ${network}, person.identity, person.handle, person.name, person.avatar
    from json_to_recordset(${rows}::json) as person (identity text, handle text, name text, avatar text)
    where not exists (
      select 1 from correspondent known
      where known.organisation_id = ${tx.organisationId} and known.network = ${network} and known.identity = person.identity
        and known.handle = person.handle and known.display_name = person.name and known.avatar_url is not distinct from person.avatar
    )
    order by person.identity
    on conflict (organisation_id, network, identity) do update
      set handle = excluded.handle, display_name = excluded.display_name, avatar_url = excluded.avatar_url
  `.execute(tx.db);
  const known = await tx.db
    .withTables<InboxTables>()
    .selectFrom('correspondent')
    .where('organisation_id', '=', tx.organisationId)
    .where('network', '=', network)
    .where(sql<boolean>`identity = any(${people.map((person) => person.identity)}::text[])`)
    .select(['identity', 'correspondent_id'])
    .execute();
  return new Map(known.map((row) => [row.identity, row.correspondent_id]));
}

/** Sees to it that every thread has its conversation, and answers their ids by the thread's first ref. */
export async function openConversations(tx: Transaction, accountId: string, threadRefs: readonly string[]): Promise<Map<string, string>> {
  if (threadRefs.length === 0) return new Map();
  const refs = [...new Set(threadRefs)].toSorted();
  const find = async () => {
    const { rows } = await sql<{ root_ref: string; conversation_id: string }>`
      select root_ref, conversation_id from conversation
      where organisation_id = ${tx.organisationId} and account_id = ${accountId} and root_ref = any(${refs}::text[])`.execute(tx.db);
    return new Map(rows.map((row) => [row.root_ref, row.conversation_id]));
  };
  const known = await find();
  const missing = refs.filter((ref) => !known.has(ref));
  if (missing.length === 0) return known;
  await sql`
    insert into conversation (organisation_id, conversation_id, account_id, root_ref, state, last_message_at)
    select ${tx.organisationId}::uuid, gen_random_uuid(), ${accountId}::uuid, ref, 'closed', now()
    from unnest(${missing}::text[]) with ordinality as missing (ref, place) order by place
    on conflict (organisation_id, account_id, root_ref) do nothing
  `.execute(tx.db);
  return await find();
}

/** Those of these refs that the account's messages have. */
export async function findKnown(tx: Transaction, accountId: string, refs: readonly string[]): Promise<Map<string, KnownMessage>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.db
    .withTables<InboxTables>()
    .selectFrom('message')
    .where('organisation_id', '=', tx.organisationId)
    .where('account_id', '=', accountId)
    .where(sql<boolean>`ref = any(${refs}::text[])`)
    .select([
      'message_id as messageId',
      'conversation_id as conversationId',
      'ref',
      'version',
      'text',
      'direction',
      'content_warning as contentWarning',
      'visibility',
      'correspondent_id as correspondentId',
      'earlier_texts as earlierTexts',
      'deleted_at as deletedAt',
      'said_at as saidAt',
    ])
    .execute();
  return new Map(rows.map((row) => [row.ref, row]));
}

/** Adds messages, each once however often it is heard; answers those that were added. */
export async function addMessages(tx: Transaction, accountId: string, drafts: readonly MessageDraft[]): Promise<StoredMessage[]> {
  if (drafts.length === 0) return [];
  const rows = JSON.stringify(
    drafts.map((draft) => ({
      conversation_id: draft.conversationId,
      correspondent_id: draft.correspondentId,
      ref: draft.ref,
      version: draft.version,
      root_ref: draft.root?.ref ?? null,
      root_version: draft.root?.version ?? null,
      parent_ref: draft.parentRef,
      quoted_ref: draft.quotedRef,
      direction: draft.direction,
      text: draft.text,
      facets: draft.facets,
      images: draft.images,
      languages: draft.languages,
      visibility: draft.visibility,
      content_warning: draft.contentWarning,
      poll: draft.poll,
      emoji: draft.emoji,
      restrictions: draft.restrictions,
      url: draft.url,
      written_at: draft.writtenAt,
      deleted: draft.deleted,
    })),
  );
  const { rows: added } = await sql<StoredMessage>`
    insert into message (organisation_id, message_id, conversation_id, account_id, ref, version, root_ref, root_version, parent_ref,
      quoted_ref, direction, correspondent_id, text, facets, images, languages, visibility, content_warning,
      poll, emoji, restrictions, url, written_at, received_at, deleted_at)
    select ${tx.organisationId}::uuid, gen_random_uuid(), post.conversation_id, ${accountId}::uuid, post.ref, post.version, post.root_ref,
      post.root_version, post.parent_ref, post.quoted_ref, post.direction, post.correspondent_id, post.text, post.facets, post.images,
      array(select jsonb_array_elements_text(post.languages)), post.visibility, post.content_warning, post.poll, post.emoji,
      array(select jsonb_array_elements_text(post.restrictions)), post.url, coalesce(post.written_at, moment.now), moment.now,
      case when post.deleted then moment.now end
    from json_to_recordset(${rows}::json) as post (conversation_id uuid, correspondent_id uuid, ref text, version text, root_ref text,
      root_version text, parent_ref text, quoted_ref text, direction text, text text, facets jsonb, images jsonb, languages jsonb,
      visibility text, content_warning text, poll jsonb, emoji jsonb, restrictions jsonb, url text, written_at timestamptz, deleted boolean),
      (select clock_timestamp() as now) as moment
    on conflict (organisation_id, account_id, ref) do nothing
    returning ref, message_id as "messageId", conversation_id as "conversationId", said_at as "saidAt", received_at as "receivedAt"
  `.execute(tx.db);
  return added;
}

/** Writes what changed in known messages. */
export async function changeMessages(tx: Transaction, changes: readonly MessageChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(
    changes.map((change) => ({
      message_id: change.message.messageId,
      renewed: change.renewed,
      version: change.post.version,
      direction: change.direction,
      text: change.post.text,
      facets: change.post.facets,
      images: change.post.images,
      visibility: change.post.visibility,
      content_warning: change.post.contentWarning,
      poll: change.post.poll,
      emoji: change.post.emoji,
      restrictions: change.post.restrictions,
      earlier_texts: change.earlierTexts,
      edited: change.edited,
      deleted: change.deleted,
    })),
  );
  await sql`
    update message set direction = change.direction,
      version = case when change.renewed then change.version else message.version end,
      text = case when change.renewed then change.text else message.text end,
      facets = case when change.renewed then change.facets else message.facets end,
      images = case when change.renewed then change.images else message.images end,
      visibility = case when change.renewed then change.visibility else message.visibility end,
      content_warning = case when change.renewed then change.content_warning else message.content_warning end,
      poll = case when change.renewed then change.poll else message.poll end,
      emoji = case when change.renewed then change.emoji else message.emoji end,
      restrictions = case when change.renewed then array(select jsonb_array_elements_text(change.restrictions)) else message.restrictions end,
      earlier_texts = change.earlier_texts,
      edited_at = case when change.edited then clock_timestamp() else message.edited_at end,
      deleted_at = case when change.deleted or message.withdrawn then coalesce(message.deleted_at, clock_timestamp()) end
    from json_to_recordset(${rows}::json) as change (message_id uuid, renewed boolean, version text, direction text, text text, facets jsonb, images jsonb,
      visibility text, content_warning text, poll jsonb, emoji jsonb, restrictions jsonb, earlier_texts jsonb, edited boolean, deleted boolean)
    where message.organisation_id = ${tx.organisationId} and message.message_id = change.message_id
  `.execute(tx.db);
}

/** Marks messages as taken down by their authors. */
export async function markDeleted(tx: Transaction, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`
    update message set deleted_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and message_id = any(${messageIds}::uuid[]) and deleted_at is null`.execute(tx.db);
}

/** Writes what conversations became. */
export async function writeAbsorbed(tx: Transaction, absorbed: readonly Absorbed[]): Promise<void> {
  if (absorbed.length === 0) return;
  const rows = JSON.stringify(
    absorbed.map((one) => ({
      conversation_id: one.conversationId,
      state: one.state,
      correspondent_id: one.correspondentId,
      preview: one.preview,
      visibility: one.visibility,
      added: one.added,
      first_inbound_at: one.firstInboundAt,
      last_inbound_at: one.lastInboundAt,
      waiting_since: one.waitingSince,
      last_received_at: one.lastReceivedAt,
      last_message_at: one.lastMessageAt,
    })),
  );
  await sql`
    update conversation set state = became.state, correspondent_id = became.correspondent_id, preview = became.preview,
      visibility = became.visibility, message_count = conversation.message_count + became.added, first_inbound_at = became.first_inbound_at,
      last_inbound_at = became.last_inbound_at, waiting_since = became.waiting_since, last_received_at = became.last_received_at,
      last_message_at = became.last_message_at
    from json_to_recordset(${rows}::json) as became (conversation_id uuid, state text, correspondent_id uuid, preview text, visibility text,
      added int,
      first_inbound_at timestamptz, last_inbound_at timestamptz, waiting_since timestamptz, last_received_at timestamptz,
      last_message_at timestamptz)
    where conversation.organisation_id = ${tx.organisationId} and conversation.conversation_id = became.conversation_id
  `.execute(tx.db);
}
