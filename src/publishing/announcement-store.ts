import { sql } from 'kysely';
import type { ReplyTarget, Visibility } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { AnnouncementKind, Publication } from './publication.ts';
import { select, toPublication } from './store.ts';
import type { PublicationRow } from './store.ts';

export interface NewAnnouncement {
  readonly publicationId: string;
  readonly kind: AnnouncementKind;
  readonly accountId: string;
  readonly conversationId: string | null;
  readonly replyToMessageId: string | null;
  readonly memberId: string | null;
  readonly body: string;
  readonly signature: string;
  readonly text: string;
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  readonly reply: ReplyTarget | null;
  readonly continues: string | null;
  readonly deadlineAt: Date | null;
  readonly languages: readonly string[];
  readonly idempotencyKey: string;
  readonly recordKey: string;
  readonly undoDelaySeconds: number;
}

/** Adds an announcement that leaves at the end of its undo delay. Null when its key was used before on this account. */
export async function addAnnouncement(tx: Transaction, one: NewAnnouncement): Promise<Publication | null> {
  const { rows } = await sql<PublicationRow>`
    insert into publication (organisation_id, publication_id, kind, account_id, conversation_id, reply_to_message_id, member_id, body, signature,
      text, visibility, content_warning, reply, continues, deadline_at, languages, idempotency_key, record_key, written_at, state, due_at, created_at)
    select ${tx.organisationId}, ${one.publicationId}, ${one.kind}, ${one.accountId}, ${one.conversationId}, ${one.replyToMessageId},
      ${one.memberId}, ${one.body}, ${one.signature}, ${one.text}, ${one.visibility}, ${one.contentWarning}, ${one.reply === null ? null : JSON.stringify(one.reply)}::jsonb,
      ${one.continues}::uuid, ${one.deadlineAt}::timestamptz,
      ${[...one.languages]}, ${one.idempotencyKey}, ${one.recordKey}, moment, 'scheduled',
      moment + make_interval(secs => ${one.undoDelaySeconds}), moment
    from date_trunc('milliseconds', clock_timestamp()) as moment
    on conflict (organisation_id, account_id, idempotency_key) do nothing
    returning *`.execute(tx.db);
  return rows[0] ? toPublication(rows[0]) : null;
}

/** What an account said under this key. */
export async function findAnnounced(tx: Transaction, accountId: string, key: string): Promise<Publication | null> {
  const [found] = await select(
    tx.db,
    sql`organisation_id = ${tx.organisationId} and account_id = ${accountId} and idempotency_key = ${key} and kind <> 'reply'`,
  );
  return found ?? null;
}

/** Announcements of an account, or of all of them: those that are not settled, and those of the last day; newest first. */
export async function listAnnouncements(
  db: Query,
  organisationId: string,
  { accountId, limit }: { readonly accountId: string | undefined; readonly limit: number },
): Promise<Publication[]> {
  const ofAccount = accountId === undefined ? sql`` : sql`and account_id = ${accountId}`;
  return await select(
    db,
    sql`organisation_id = ${organisationId} ${ofAccount} and kind <> 'reply'
      and (state not in ('sent', 'cancelled', 'withdrawn') or coalesce(sent_at, created_at) > now() - interval '1 day')
      order by created_at desc limit ${limit}`,
  );
}
