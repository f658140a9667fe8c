import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Change, Conversation } from './conversation.ts';
import type { InboxTables } from './tables.ts';

const selectConversations = (db: Query, organisationId: string) =>
  db
    .withTables<InboxTables>()
    .selectFrom('conversation')
    .where('organisation_id', '=', organisationId)
    .select([
      'conversation_id as conversationId',
      'account_id as accountId',
      'correspondent_id as correspondentId',
      'root_ref as rootRef',
      'state',
      'holder_member_id as holderMemberId',
      'lease_until as leaseUntil',
      'preview',
      'visibility',
      'message_count as messageCount',
      'first_inbound_at as firstInboundAt',
      'last_inbound_at as lastInboundAt',
      'waiting_since as waitingSince',
      'last_received_at as lastReceivedAt',
      'last_message_at as lastMessageAt',
      sql<boolean>`coalesce(lease_until <= clock_timestamp(), false)`.as('leaseOver'),
      sql<Date>`clock_timestamp()`.as('readAt'),
    ]);

/** One conversation as it stands; null when there is none of that id here. */
export async function findConversation(db: Query, organisationId: string, conversationId: string): Promise<Conversation | null> {
  return (await selectConversations(db, organisationId).where('conversation_id', '=', conversationId).executeTakeFirst()) ?? null;
}

/** One conversation, kept from other writers until the commit. */
export async function lockConversation(tx: Transaction, conversationId: string): Promise<Conversation | null> {
  const query = selectConversations(tx.db, tx.organisationId).where('conversation_id', '=', conversationId);
  const locked = await query.forUpdate().executeTakeFirst();
  if (!locked) return null;
  // The clock of the row above was read before the wait for its lock.
  return (await query.executeTakeFirst()) ?? null;
}

/** Several, always locked in the order of their ids, so that two writers of the same ones wait for each other and never for ever. */
export async function lockConversations(tx: Transaction, conversationIds: readonly string[]): Promise<Conversation[]> {
  if (conversationIds.length === 0) return [];
  return await selectConversations(tx.db, tx.organisationId)
    .where('conversation_id', 'in', conversationIds)
    .orderBy('conversation_id')
    .forUpdate()
    .execute();
}

/** Writes a change of state; the lease counts from now, by the database's clock. */
export async function writeChange(tx: Transaction, conversationId: string, change: Change): Promise<void> {
  await tx.db
    .withTables<InboxTables>()
    .updateTable('conversation')
    .set({
      state: change.state,
      holder_member_id: change.holderMemberId,
      lease_until: change.leaseSeconds === null ? null : sql<Date>`clock_timestamp() + make_interval(secs => ${change.leaseSeconds})`,
      waiting_since: change.waitingSince,
    })
    .where('organisation_id', '=', tx.organisationId)
    .where('conversation_id', '=', conversationId)
    .execute();
}

/** Makes the lease last at least `seconds` from now; never shortens it. */
export async function extendLease(tx: Transaction, conversationId: string, seconds: number): Promise<void> {
  await tx.db
    .withTables<InboxTables>()
    .updateTable('conversation')
    .set({ lease_until: sql<Date>`greatest(lease_until, clock_timestamp() + make_interval(secs => ${seconds}))` })
    .where('organisation_id', '=', tx.organisationId)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'taken')
    .execute();
}

/** Gives a holder who may have gone so many seconds from now, whatever the lease was; nothing when somebody else holds it. */
export async function shortenLease(
  tx: Transaction,
  conversationId: string,
  { memberId, seconds }: { readonly memberId: string; readonly seconds: number },
): Promise<void> {
  await tx.db
    .withTables<InboxTables>()
    .updateTable('conversation')
    .set({ lease_until: sql<Date>`least(lease_until, clock_timestamp() + make_interval(secs => ${seconds}))` })
    .where('organisation_id', '=', tx.organisationId)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'taken')
    .where('holder_member_id', '=', memberId)
    .execute();
}

/** Held conversations whose lease is over, `limit` at most, passing by those that somebody writes right now. */
export async function lockEndedLeases(tx: Transaction, limit: number): Promise<Conversation[]> {
  return await selectConversations(tx.db, tx.organisationId)
    .where('lease_until', '<', sql<Date>`clock_timestamp()`)
    .orderBy('conversation_id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** The organisations in which a lease is over. Outside any organisation. */
export async function listEndedLeases(gate: Query): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`
    select organisation_id from visavis.list_ended_leases() as ended (organisation_id)`.execute(gate);
  return rows.map((row) => row.organisation_id);
}

/** When the oldest message to us that was stored after `moment` was said; null when none was. */
export async function oldestInboundAfter(tx: Transaction, conversationId: string, moment: Date): Promise<Date | null> {
  const row = await tx.db
    .withTables<InboxTables>()
    .selectFrom('message')
    .where('organisation_id', '=', tx.organisationId)
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'inbound')
    .where('deleted_at', 'is', null)
    .where('received_at', '>', moment)
    .orderBy('received_at')
    .select('received_at')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at ?? null;
}
