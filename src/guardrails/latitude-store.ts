import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Latitude } from './outcome.ts';

/** What was said of members on an account, by member. */
export async function listGiven(db: Query, organisationId: string, accountId: string): Promise<Map<string, Latitude>> {
  const { rows } = await sql<{ member_id: string; latitude: Latitude }>`
    select member_id, latitude from member_latitude where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return new Map(rows.map((row) => [row.member_id, row.latitude]));
}

/** What was said of a member, account by account. */
export async function listLatitudesOf(
  db: Query,
  organisationId: string,
  memberId: string,
): Promise<{ accountId: string; latitude: Latitude; givenAt: Date }[]> {
  const { rows } = await sql<{ accountId: string; latitude: Latitude; givenAt: Date }>`
    select account_id as "accountId", latitude, given_at as "givenAt" from member_latitude
    where organisation_id = ${organisationId} and member_id = ${memberId} order by account_id limit 1000`.execute(db);
  return rows;
}

/** One change of latitudes at a time in an organisation, until the end of this transaction: nobody is raised by two changes that cross. */
export async function lockLatitudes(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`latitudes:${tx.organisationId}`}, 0))`.execute(tx.db);
}

/** `latitude` null: as everybody's. */
export async function writeLatitude(
  tx: Transaction,
  {
    accountId,
    memberId,
    latitude,
    givenBy,
  }: { readonly accountId: string; readonly memberId: string; readonly latitude: Latitude | null; readonly givenBy: string },
): Promise<void> {
  if (latitude === null) {
    await sql`
      delete from member_latitude
      where organisation_id = ${tx.organisationId} and account_id = ${accountId} and member_id = ${memberId}`.execute(tx.db);
    return;
  }
  await sql`
    insert into member_latitude (organisation_id, account_id, member_id, latitude, given_by)
    values (${tx.organisationId}, ${accountId}, ${memberId}, ${latitude}, ${givenBy})
    on conflict (organisation_id, account_id, member_id) do update
      set latitude = excluded.latitude, given_by = excluded.given_by, given_at = now()`.execute(tx.db);
}

export async function deleteLatitudesOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`delete from member_latitude where organisation_id = ${tx.organisationId} and member_id = ${memberId}`.execute(tx.db);
}
