import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/**
 * Whether this member may speak on the account now. On most accounts whoever holds a conversation may. On one that belongs to an office only
 * its team may, and nobody while the office is vacant, whatever was begun before.
 */
export async function hasVoice(db: Query, organisationId: string, accountId: string, memberId: string | null): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select voice_until is null or (voice_until > now() and (${memberId}::uuid is null or exists (
      select from account_member as place where place.organisation_id = account.organisation_id and place.account_id = account.account_id
        and place.member_id = ${memberId}::uuid and until is null))) as may
    from account where organisation_id = ${organisationId} and account_id = ${accountId}
  `.execute(db);
  return rows[0]?.may ?? false;
}

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

/** From `until` on nobody speaks on the account, whoever is in its team: the office that it belongs to has no holder then. */
export async function limitVoice(tx: Transaction, accountId: string, until: Date | 'open-ended'): Promise<void> {
  const moment = until === 'open-ended' ? 'infinity' : until.toISOString();
  await sql`
    update account set voice_until = ${moment}::timestamptz
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}

/** The account belongs to no office any more: it is its team's, or everybody's. */
export async function freeVoice(tx: Transaction, accountId: string): Promise<void> {
  await sql`
    update account set voice_until = null where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}
