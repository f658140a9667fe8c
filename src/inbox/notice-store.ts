import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';

/** Notes that a notice of this account is on its way: when it is heard, it is no answer. Forgets those of weeks ago. */
export async function expectNotice(tx: Transaction, accountId: string, notice: { recordKey: string; text: string }): Promise<void> {
  await sql`
    delete from notice_under_way where organisation_id = ${tx.organisationId} and account_id = ${accountId}
      and said_at < now() - interval '14 days'`.execute(tx.db);
  await sql`
    insert into notice_under_way (organisation_id, account_id, record_key, text)
    values (${tx.organisationId}, ${accountId}, ${notice.recordKey}, ${notice.text})
    on conflict do nothing`.execute(tx.db);
}

/**
 * Those of these posts of ours, by ref, that are notices. Where a ref ends with its record key, it is known by that; elsewhere by its words,
 * however the network spaced them.
 */
export async function findNotices(
  tx: Transaction,
  accountId: string,
  posts: readonly { readonly ref: string; readonly text: string }[],
): Promise<Set<string>> {
  if (posts.length === 0) return new Set();
  const { rows } = await sql<{ ref: string }>`
    select post.ref from json_to_recordset(${JSON.stringify(posts.map(({ ref, text }) => ({ ref, text })))}::json) as post (ref text, text text)
    where exists (
      select 1 from notice_under_way notice
      where notice.organisation_id = ${tx.organisationId} and notice.account_id = ${accountId}
        and (notice.record_key = regexp_replace(post.ref, '^.*/', '')
          or position(regexp_replace(notice.text, '\\s+', ' ', 'g') in regexp_replace(post.text, '\\s+', ' ', 'g')) > 0)
    )`.execute(tx.db);
  return new Set(rows.map(({ ref }) => ref));
}
