import { sql } from 'kysely';
import type { Visibility } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
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
      direction, member_id, persona_name, publication_id, text, facets, languages, visibility, content_warning, url, written_at, received_at)
    values (${tx.organisationId}, gen_random_uuid(), ${sent.conversationId}, ${accountId}, ${sent.ref}, ${sent.version}, ${root?.ref ?? null},
      ${root?.version ?? null}, ${parentRef}, 'outbound', ${sent.memberId}, ${sent.personaName ?? null},
      ${sent.publicationId}, ${sent.text}, ${JSON.stringify(sent.facets)},
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
