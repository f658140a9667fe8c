import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Conversations looked at for each state, and messages of each. */
const CONVERSATIONS = 100;
const MESSAGES = 5;

/**
 * Which posts of an account are worth asking for again: the newest messages of conversations that somebody holds, and of those that wait
 * or were answered within the last ten minutes. Those not looked at for the longest come first, and none twice in 20 seconds.
 */
export async function findRefsToRecheck(
  db: Query,
  which: { readonly organisationId: string; readonly accountId: string; readonly limit: number },
): Promise<string[]> {
  const { organisationId, accountId, limit } = which;
  const workedIn = (state: string, recent: boolean) => sql`(
    select conversation_id from conversation
    where organisation_id = ${organisationId} and account_id = ${accountId} and state = ${state}
      and (${!recent} or last_message_at > now() - interval '10 minutes')
    order by last_message_at desc limit ${CONVERSATIONS})`;
  const { rows } = await sql<{ ref: string }>`
    select newest.ref
    from (
      ${workedIn('taken', false)} union all ${workedIn('waiting', true)} union all ${workedIn('answered', true)}
    ) as conversation
    cross join lateral (
      select ref, checked_at, received_at, deleted_at from message
      where message.organisation_id = ${organisationId} and message.conversation_id = conversation.conversation_id
      order by said_at desc, message_id desc limit ${MESSAGES}
    ) as newest
    where newest.deleted_at is null
      -- A network may need a while before it shows everywhere what it took.
      and newest.received_at < clock_timestamp() - interval '15 seconds'
      and (newest.checked_at is null or newest.checked_at < clock_timestamp() - interval '20 seconds')
    order by newest.checked_at nulls first, newest.received_at desc
    limit ${limit}`.execute(db);
  return rows.map((row) => row.ref);
}

/** Remembers that these posts were looked at now. */
export async function noteChecked(tx: Transaction, accountId: string, refs: readonly string[]): Promise<void> {
  await sql`
    update message set checked_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ref = any(${refs}::text[])`.execute(tx.db);
}
