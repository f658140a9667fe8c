import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';

/** Notes that a notice of this account is on its way: when it is heard, it is no answer. Forgets those of weeks ago. */
export async function expectNotice(tx: Transaction, accountId: string, recordKey: string): Promise<void> {
  await sql`
    delete from notice_under_way where organisation_id = ${tx.organisationId} and account_id = ${accountId}
      and said_at < now() - interval '14 days'`.execute(tx.db);
  await sql`
    insert into notice_under_way (organisation_id, account_id, record_key) values (${tx.organisationId}, ${accountId}, ${recordKey})
    on conflict do nothing`.execute(tx.db);
}

/** Those of these refs of ours that are notices. A ref ends with its record key, on every network. */
export async function findNotices(tx: Transaction, accountId: string, refs: readonly string[]): Promise<Set<string>> {
  if (refs.length === 0) return new Set();
  const { rows } = await sql<{ ref: string }>`
    select ref from unnest(${[...refs]}::text[]) as ref
    join notice_under_way notice on notice.organisation_id = ${tx.organisationId} and notice.account_id = ${accountId}
      and notice.record_key = regexp_replace(ref, '^.*/', '')`.execute(tx.db);
  return new Set(rows.map(({ ref }) => ref));
}
