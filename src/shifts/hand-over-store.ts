import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { HandOver, HandOverItem, HandOverState } from './hand-over.ts';

interface HandOverRow {
  hand_over_id: string;
  account_id: string;
  shift_id: string;
  from_member_id: string;
  to_member_id: string | null;
  word: string;
  items: HandOverItem[];
  goodbye: string | null;
  state: HandOverState;
  settled_by: string | null;
  settled_at: Date | null;
  answer: string;
  created_at: Date;
}

async function select(db: Query, organisationId: string, condition: ReturnType<typeof sql>): Promise<HandOver[]> {
  const { rows } = await sql<HandOverRow>`select * from hand_over where organisation_id = ${organisationId} and ${condition}`.execute(db);
  return rows.map(toHandOver);
}

export async function findHandOver(db: Query, organisationId: string, handOverId: string): Promise<HandOver | null> {
  return (await select(db, organisationId, sql`hand_over_id = ${handOverId}`))[0] ?? null;
}

/** What a shift's member offers now. */
export async function findOffered(db: Query, organisationId: string, shiftId: string): Promise<HandOver | null> {
  return (await select(db, organisationId, sql`shift_id = ${shiftId} and state = 'offered'`))[0] ?? null;
}

/** What nobody has confirmed yet, and what was declined in the last hours by whom; the latest first, 200 at most. */
export async function listOpenHandOvers(db: Query, organisationId: string): Promise<HandOver[]> {
  return await select(
    db,
    organisationId,
    sql`state = 'offered' and created_at > now() - interval '3 days' order by created_at desc limit 200`,
  );
}

export async function addHandOver(tx: Transaction, one: HandOver): Promise<void> {
  await sql`
    insert into hand_over (organisation_id, hand_over_id, account_id, shift_id, from_member_id, to_member_id, word, items, goodbye, state, created_at)
    values (${tx.organisationId}, ${one.handOverId}, ${one.accountId}, ${one.shiftId}, ${one.fromMemberId}, ${one.toMemberId}::uuid, ${one.word},
      ${JSON.stringify(one.items)}::jsonb, ${one.goodbye}, 'offered', ${one.createdAt})`.execute(tx.db);
}

/** Writes how it came out. The only place that writes its state. */
export async function settleHandOver(
  tx: Transaction,
  handOverId: string,
  outcome: { readonly state: Exclude<HandOverState, 'offered'>; readonly settledBy: string; readonly at: Date; readonly answer?: string },
): Promise<void> {
  await sql`
    update hand_over set state = ${outcome.state}, settled_by = ${outcome.settledBy}, settled_at = ${outcome.at}, answer = ${outcome.answer ?? ''}
    where organisation_id = ${tx.organisationId} and hand_over_id = ${handOverId}`.execute(tx.db);
}

/** Forgets what a member wrote to colleagues in handing over. */
export async function forgetWords(tx: Transaction, memberId: string): Promise<void> {
  await sql`
    update hand_over set word = '', goodbye = null where organisation_id = ${tx.organisationId} and from_member_id = ${memberId}`.execute(
    tx.db,
  );
  await sql`
    update hand_over set answer = '' where organisation_id = ${tx.organisationId} and settled_by = ${memberId}`.execute(tx.db);
}

const toHandOver = (row: HandOverRow): HandOver => ({
  handOverId: row.hand_over_id,
  accountId: row.account_id,
  shiftId: row.shift_id,
  fromMemberId: row.from_member_id,
  toMemberId: row.to_member_id,
  word: row.word,
  items: row.items,
  goodbye: row.goodbye,
  state: row.state,
  settledBy: row.settled_by,
  settledAt: row.settled_at,
  answer: row.answer,
  createdAt: row.created_at,
});
