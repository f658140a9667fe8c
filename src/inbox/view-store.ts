import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { Visibility } from '../networks/network.ts';
import type { ConversationState } from './conversation.ts';
import type { ConversationView, CorrespondentView } from './schema.ts';

/** A conversation and what the reader (a member) needs to see of it in a list. */
export interface ConversationRow {
  readonly conversation_id: string;
  readonly account_id: string;
  readonly state: ConversationState;
  readonly holder_member_id: string | null;
  readonly lease_until: Date | null;
  readonly preview: string;
  readonly visibility: Visibility;
  readonly message_count: number;
  readonly waiting_since: Date | null;
  readonly last_message_at: Date;
  readonly unread: boolean;
  readonly has_draft: boolean;
  readonly correspondent_id: string | null;
  readonly network: string | null;
  readonly handle: string | null;
  readonly display_name: string | null;
  readonly avatar_url: string | null;
}

export interface Reader {
  readonly organisationId: string;
  readonly memberId: string;
}

/** Columns of `ConversationRow`, for a query over `conversation c` that joins `viewJoins`. */
export const viewColumns: RawBuilder<unknown> = sql`
  c.conversation_id, c.account_id, c.state, c.holder_member_id, c.lease_until, c.preview, c.visibility, c.message_count, c.waiting_since,
  c.last_message_at,
  c.last_received_at is not null and (read_mark.read_until is null or read_mark.read_until < c.last_received_at) as unread,
  coalesce(draft.text <> '', false) as has_draft,
  person.correspondent_id, person.network, person.handle, person.display_name, person.avatar_url`;

export const viewJoins = (reader: Reader): RawBuilder<unknown> => sql`
  left join correspondent person on person.organisation_id = c.organisation_id and person.correspondent_id = c.correspondent_id
  left join read_mark on read_mark.organisation_id = c.organisation_id and read_mark.member_id = ${reader.memberId}
    and read_mark.conversation_id = c.conversation_id
  left join draft on draft.organisation_id = c.organisation_id and draft.member_id = ${reader.memberId}
    and draft.conversation_id = c.conversation_id`;

/** Those of these conversations that the reader may read, as he or she sees them, by id. */
export async function findViews(db: Query, reader: Reader, conversationIds: readonly string[]): Promise<Map<string, ConversationView>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<ConversationRow>`
    select ${viewColumns} from conversation c ${viewJoins(reader)}
    where c.organisation_id = ${reader.organisationId} and c.conversation_id = any(${conversationIds}::uuid[])
      and ${readableBy(reader, 'c')}`.execute(db);
  return new Map(rows.map((row) => [row.conversation_id, toView(row)]));
}

/** One conversation as the reader sees it; null when there is none of that id for this reader. */
export async function findView(db: Query, reader: Reader, conversationId: string): Promise<ConversationView | null> {
  return (await findViews(db, reader, [conversationId])).get(conversationId) ?? null;
}

/** One conversation as the reader sees it, and the ref of its thread's first post; null when there is none of that id for this reader. */
export async function findOpened(
  db: Query,
  reader: Reader,
  conversationId: string,
): Promise<{ readonly view: ConversationView; readonly rootRef: string } | null> {
  const { rows } = await sql<ConversationRow & { readonly root_ref: string }>`
    select ${viewColumns}, c.root_ref from conversation c ${viewJoins(reader)}
    where c.organisation_id = ${reader.organisationId} and c.conversation_id = ${conversationId}
      and ${readableBy(reader, 'c')}`.execute(db);
  const row = rows[0];
  return row ? { view: toView(row), rootRef: row.root_ref } : null;
}

export const toView = (row: ConversationRow): ConversationView => ({
  conversationId: row.conversation_id,
  accountId: row.account_id,
  correspondent: toCorrespondent(row),
  state: row.state,
  holderMemberId: row.holder_member_id,
  leaseUntil: row.lease_until?.toISOString() ?? null,
  preview: row.preview,
  visibility: row.visibility,
  messageCount: row.message_count,
  waitingSince: row.waiting_since?.toISOString() ?? null,
  lastMessageAt: row.last_message_at.toISOString(),
  unread: row.unread,
  hasDraft: row.has_draft,
});

const toCorrespondent = (row: Omit<ConversationRow, 'state'>): CorrespondentView | null =>
  row.correspondent_id === null
    ? null
    : {
        correspondentId: row.correspondent_id,
        network: row.network ?? '',
        handle: row.handle ?? '',
        displayName: row.display_name ?? '',
        avatarUrl: row.avatar_url,
      };

/** The people of these ids. */
export async function findCorrespondents(
  db: Query,
  organisationId: string,
  correspondentIds: readonly string[],
): Promise<Map<string, CorrespondentView & { firstSeenAt: Date }>> {
  if (correspondentIds.length === 0) return new Map();
  const { rows } = await sql<CorrespondentView & { firstSeenAt: Date }>`
    select correspondent_id as "correspondentId", network, handle, display_name as "displayName", avatar_url as "avatarUrl",
      first_seen_at as "firstSeenAt"
    from correspondent
    where organisation_id = ${organisationId} and correspondent_id = any(${correspondentIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.correspondentId, row]));
}
