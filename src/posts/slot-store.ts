import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Slot } from './slot.ts';

/** In the week's order. */
export async function listSlots(db: Query, organisationId: string, accountId: string): Promise<Slot[]> {
  const { rows } = await sql<{ weekday: number; local_time: string }>`
    select weekday, local_time from account_slot where organisation_id = ${organisationId} and account_id = ${accountId}
    order by weekday, local_time`.execute(db);
  return rows.map((row) => ({ weekday: row.weekday, time: row.local_time }));
}

/** The same, while nobody else takes one of them until this transaction ends. */
export async function lockSlots(tx: Transaction, accountId: string): Promise<Slot[]> {
  await sql`
    select 1 from account_slot where organisation_id = ${tx.organisationId} and account_id = ${accountId}
    order by weekday, local_time for update`.execute(tx.db);
  return await listSlots(tx.db, tx.organisationId, accountId);
}

export async function replaceSlots(tx: Transaction, accountId: string, slots: readonly Slot[]): Promise<void> {
  await sql`delete from account_slot where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
  if (slots.length === 0) return;
  await sql`
    insert into account_slot (organisation_id, account_id, weekday, local_time)
    select ${tx.organisationId}, ${accountId}, weekday, local_time
    from unnest(${slots.map(({ weekday }) => weekday)}::int[], ${slots.map(({ time }) => time)}::text[]) as slot (weekday, local_time)
    on conflict do nothing`.execute(tx.db);
}
