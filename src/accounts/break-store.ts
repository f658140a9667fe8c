import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';

/** Keeps who is told of the break that the account is in. */
export async function writeTold(tx: Transaction, accountId: string, memberIds: readonly string[]): Promise<void> {
  await sql`
    update account set break_told = ${[...memberIds]}::uuid[]
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}

/** Notes that a member who was told has seen it. False when there is nothing of the kind to see. */
export async function writeSeen(tx: Transaction, accountId: string, memberId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update account set break_seen = array_append(array_remove(break_seen, ${memberId}::uuid), ${memberId}::uuid)
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ${memberId}::uuid = any (break_told)`.execute(tx.db);
  return numAffectedRows === 1n;
}
