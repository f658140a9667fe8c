import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { EndedWhy, Shift } from './shift.ts';

interface ShiftRow {
  shift_id: string;
  account_id: string;
  member_id: string;
  plan_id: string | null;
  occurs_on: string | null;
  state: Shift['state'];
  taken_at: Date | null;
  until: Date;
  ended_at: Date | null;
  ended_why: EndedWhy | null;
  greeting_id: string | null;
  goodbye_id: string | null;
}

const SHIFT = sql`shift_id, account_id, member_id, plan_id, occurs_on::text, state, taken_at, until, ended_at, ended_why, greeting_id, goodbye_id`;
const AT_HELM = sql`state in ('taken', 'handing-over')`;

async function select(db: Query, organisationId: string, condition: ReturnType<typeof sql>): Promise<Shift[]> {
  const { rows } = await sql<ShiftRow>`select ${SHIFT} from shift where organisation_id = ${organisationId} and ${condition}`.execute(db);
  return rows.map(toShift);
}

/**
 * Makes what happens at one account's helm happen one after another, until the end of this transaction: who takes twice at once takes once,
 * and what the profile says is what is true.
 */
export async function lockHelm(tx: Transaction, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`helm:${tx.organisationId}:${accountId}`}, 0))`.execute(tx.db);
}

/** Everybody at a helm, of one account or of all; who came first is first. 500 at most. */
export async function listAtHelm(db: Query, organisationId: string, accountId?: string): Promise<Shift[]> {
  const ofAccount = accountId === undefined ? sql`` : sql`and account_id = ${accountId}`;
  return await select(db, organisationId, sql`${AT_HELM} ${ofAccount} order by taken_at, shift_id limit 500`);
}

/** Planned shifts whose moment came without their member. */
export async function listAbsent(db: Query, organisationId: string): Promise<Shift[]> {
  return await select(db, organisationId, sql`state = 'absent' order by until limit 500`);
}

/** What truly happened at a helm within a span, the end excluded; 500 at most. */
export async function listShiftsIn(
  db: Query,
  organisationId: string,
  { accountId, from, to }: { readonly accountId: string; readonly from: Date; readonly to: Date },
): Promise<Shift[]> {
  return await select(
    db,
    organisationId,
    sql`account_id = ${accountId} and coalesce(taken_at, until) < ${to} and coalesce(ended_at, 'infinity') > ${from}
      and (taken_at is not null or until > ${from}) order by coalesce(taken_at, until), shift_id limit 500`,
  );
}

/** The occurrences of these plans to which something happened already, as `planId/date`. */
export async function listBegun(db: Query, organisationId: string, planIds: readonly string[]): Promise<Shift[]> {
  if (planIds.length === 0) return [];
  return await select(
    db,
    organisationId,
    sql`plan_id = any(${[...planIds]}::uuid[]) and occurs_on > current_date - 5 order by created_at desc limit 2000`,
  );
}

export async function findShift(db: Query, organisationId: string, shiftId: string): Promise<Shift | null> {
  return (await select(db, organisationId, sql`shift_id = ${shiftId}`))[0] ?? null;
}

/** The shifts of a member, the latest first; 10,000 at most. */
export async function listShiftsOf(db: Query, organisationId: string, memberId: string): Promise<Shift[]> {
  return await select(db, organisationId, sql`member_id = ${memberId} order by until desc limit 10000`);
}

/** When the last shift of an account ended; null when none ever did. */
export async function lastEnd(db: Query, organisationId: string, accountId: string): Promise<Date | null> {
  const { rows } = await sql<{ ended_at: Date }>`
    select ended_at from shift where organisation_id = ${organisationId} and account_id = ${accountId} and state = 'ended'
    order by ended_at desc limit 1`.execute(db);
  return rows[0]?.ended_at ?? null;
}

/** Writes a shift that is new, or what became of one. The only place that writes its state. */
export async function putShift(tx: Transaction, shift: Shift): Promise<Shift> {
  const { rows } = await sql<ShiftRow>`
    insert into shift (organisation_id, shift_id, account_id, member_id, plan_id, occurs_on, state, taken_at, until, ended_at, ended_why, greeting_id, goodbye_id)
    values (${tx.organisationId}, ${shift.shiftId}, ${shift.accountId}, ${shift.memberId}, ${shift.occurrence?.planId ?? null}::uuid,
      ${shift.occurrence?.occursOn ?? null}::date, ${shift.state}, ${shift.takenAt}::timestamptz, ${shift.until}::timestamptz,
      ${shift.endedAt}::timestamptz, ${shift.endedWhy}, ${shift.greetingId}::uuid, ${shift.goodbyeId}::uuid)
    on conflict (organisation_id, shift_id) do update set state = excluded.state, taken_at = excluded.taken_at, until = excluded.until,
      ended_at = excluded.ended_at, ended_why = excluded.ended_why, greeting_id = excluded.greeting_id, goodbye_id = excluded.goodbye_id
    returning ${SHIFT}`.execute(tx.db);
  return toShift(rows[0]!);
}

/** The organisations in which there is a helm to look after. Outside any organisation. */
export async function listHelmsToWatch(gate: Query): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`
    select organisation_id from visavis.list_helms_to_watch() as watched (organisation_id)`.execute(gate);
  return rows.map((row) => row.organisation_id);
}

const toShift = (row: ShiftRow): Shift => ({
  shiftId: row.shift_id,
  accountId: row.account_id,
  memberId: row.member_id,
  occurrence: row.plan_id !== null && row.occurs_on !== null ? { planId: row.plan_id, occursOn: row.occurs_on } : null,
  state: row.state,
  takenAt: row.taken_at,
  until: row.until,
  endedAt: row.ended_at,
  endedWhy: row.ended_why,
  greetingId: row.greeting_id,
  goodbyeId: row.goodbye_id,
});
