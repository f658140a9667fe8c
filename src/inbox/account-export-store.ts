import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ExportedKey } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';

interface Slice {
  /** Key of the last row of the slice before; null: from the first. */
  readonly after: string | null;
  readonly limit: number;
}

interface Exported {
  readonly key: string;
  readonly row: Record<string, unknown>;
}

const within = (withPrivate: boolean, visibility: string): RawBuilder<unknown> =>
  withPrivate ? sql`` : sql`and ${sql.ref(visibility)} <> 'private'`;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The account's conversations by their ids, with whom each is held. */
export async function listConversationsOf(
  db: Query,
  { organisationId, accountId, withPrivate }: ExportedKey,
  { after, limit }: Slice,
): Promise<Exported[]> {
  const { rows } = await sql<Exported>`
    select conversation_id::text as key, jsonb_build_object(
      'conversationId', conversation_id, 'rootRef', root_ref, 'state', state, 'visibility', visibility, 'createdAt', conversation.created_at,
      'lastMessageAt', last_message_at, 'correspondent', case when correspondent_id is not null then jsonb_build_object(
        'correspondentId', correspondent_id, 'identity', identity, 'handle', handle, 'displayName', display_name) end) as row
    from conversation left join correspondent using (organisation_id, correspondent_id)
    where organisation_id = ${organisationId} and account_id = ${accountId} and conversation_id > ${after ?? FIRST_ID}::uuid
      ${within(withPrivate, 'conversation.visibility')}
    order by conversation_id limit ${limit}`.execute(db);
  return rows;
}

/** The account's messages by their names on the network, with who wrote each: a correspondent, or a member of ours. */
export async function listMessagesOf(
  db: Query,
  { organisationId, accountId, withPrivate }: ExportedKey,
  { after, limit }: Slice,
): Promise<Exported[]> {
  const { rows } = await sql<Exported>`
    select ref as key, jsonb_build_object(
      'messageId', message_id, 'conversationId', conversation_id, 'ref', ref, 'version', version, 'url', url, 'parentRef', parent_ref,
      'quotedRef', quoted_ref, 'direction', direction, 'visibility', visibility, 'contentWarning', content_warning, 'text', text,
      'images', images, 'languages', languages, 'poll', poll, 'writtenAt', written_at, 'receivedAt', received_at, 'editedAt', edited_at,
      'earlierTexts', earlier_texts, 'deletedAt', deleted_at, 'publicationId', publication_id, 'memberId', member_id,
      'personaName', persona_name, 'signedAs', signed_as, 'correspondent', case when correspondent_id is not null then jsonb_build_object(
        'correspondentId', correspondent_id, 'identity', identity, 'handle', handle, 'displayName', display_name) end) as row
    from message left join correspondent using (organisation_id, correspondent_id)
    where organisation_id = ${organisationId} and account_id = ${accountId} and ref > ${after ?? ''}
      ${within(withPrivate, 'message.visibility')} order by ref limit ${limit}`.execute(db);
  return rows;
}
