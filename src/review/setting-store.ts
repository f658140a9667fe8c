import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Minutes after which a held reply goes back, as somebody said for this account; null when nobody did. */
export async function findMinutes(db: Query, organisationId: string, accountId: string): Promise<number | null> {
  const { rows } = await sql<{ minutes: number }>`
    select minutes from review_setting where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0]?.minutes ?? null;
}

export async function writeMinutes(tx: Transaction, accountId: string, minutes: number): Promise<void> {
  await sql`
    insert into review_setting (organisation_id, account_id, minutes) values (${tx.organisationId}, ${accountId}, ${minutes})
    on conflict (organisation_id, account_id) do update set minutes = excluded.minutes`.execute(tx.db);
}
