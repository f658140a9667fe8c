import { sql } from 'kysely';
import type { AccountExport } from '../accounts/index.ts';

const ROWS = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** What this room gives of an account to whoever takes its history along: all that was to be published there, and what became of it. */
export const publicationExport: AccountExport = {
  kind: 'publication',
  page: async (db, { organisationId, accountId, withPrivate }, after) => {
    const { rows } = await sql<{ key: string; row: Record<string, unknown> }>`
      select publication_id::text as key, jsonb_build_object(
        'publicationId', publication_id, 'what', kind, 'conversationId', conversation_id, 'replyToMessageId', reply_to_message_id,
        'memberId', member_id, 'personaName', persona_name, 'body', body, 'signature', signature, 'opening', opening, 'text', text,
        'visibility', visibility, 'contentWarning', content_warning, 'languages', languages, 'state', state, 'failure', failure,
        'ref', ref, 'url', url, 'writtenAt', written_at, 'createdAt', created_at, 'sentAt', sent_at,
        'correctsMessageId', corrects_message_id, 'gate', gate,
        'card', (select jsonb_build_object('url', card.url, 'title', card.title, 'description', card.description, 'mediaId', card.media_id)
          from publication_card card where card.organisation_id = publication.organisation_id and card.publication_id = publication.publication_id),
        'withdrawnBy', withdrawn_by, 'withdrawnAt', withdrawn_at) as row
      from publication
      where organisation_id = ${organisationId} and account_id = ${accountId} and publication_id > ${after ?? FIRST_ID}::uuid
        ${withPrivate ? sql`` : sql`and visibility <> 'private'`}
      order by publication_id limit ${ROWS}`.execute(db);
    return { rows: rows.map(({ row }) => row), next: rows.length < ROWS ? null : (rows.at(-1)?.key ?? null) };
  },
};
