import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';

/** Adds a member to the account's team, at its end. False when the member was in it already. */
export async function joinTeam(tx: Transaction, accountId: string, memberId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into account_member (organisation_id, account_id, member_id, rank)
    select ${tx.organisationId}, ${accountId}, ${memberId}, coalesce(max(rank) + 1, 0) from account_member
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and until is null
    on conflict (organisation_id, account_id, member_id) where until is null do nothing
  `.execute(tx.db);
  return numAffectedRows === 1n;
}

/** Takes a member out of the account's team, from now on. */
export async function leaveTeam(tx: Transaction, accountId: string, memberId: string): Promise<void> {
  await sql`
    update account_member set until = now()
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and member_id = ${memberId} and until is null
  `.execute(tx.db);
}

/** From `until` on nobody speaks on the account, whoever is in its team; null takes the limit away. */
export async function limitVoice(tx: Transaction, accountId: string, until: Date | null): Promise<void> {
  await sql`
    update account set voice_until = ${until} where organisation_id = ${tx.organisationId} and account_id = ${accountId}
  `.execute(tx.db);
}
