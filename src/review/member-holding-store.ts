import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Forgets the words of a member that were not said in public, what was found in them, and what he or she said of others' words. */
export async function eraseWords(tx: Transaction, memberId: string): Promise<void> {
  const { organisationId } = tx;
  await sql`delete from guardrail_pause where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(tx.db);
  await sql`
    update review set findings = '[]', parts = '{}', amended_parts = null, word = null
    where organisation_id = ${organisationId} and member_id = ${memberId} and state <> 'waiting'`.execute(tx.db);
  await sql`
    update review set word = null, amended_parts = case when state = 'amended' then amended_parts end
    where organisation_id = ${organisationId} and reviewer_id = ${memberId}`.execute(tx.db);
}

/** Held words of a member, what he or she said of others', and the pauses taken; 10,000 of each at most. */
export async function exportOf(db: Query, organisationId: string, memberId: string): Promise<unknown> {
  const held = await sql`
    select parts, findings, state, word, amended_parts as amended, asked_at, settled_at from review
    where organisation_id = ${organisationId} and member_id = ${memberId} order by asked_at desc limit 10000`.execute(db);
  const reviewed = await sql`
    select review_id, state, word, amended_parts as amended, settled_at from review
    where organisation_id = ${organisationId} and reviewer_id = ${memberId} order by settled_at desc limit 10000`.execute(db);
  const pauses = await sql`
    select findings, asked_at, passed_at from guardrail_pause
    where organisation_id = ${organisationId} and member_id = ${memberId} order by asked_at desc limit 10000`.execute(db);
  return { held: held.rows, reviewed: reviewed.rows, pauses: pauses.rows };
}
