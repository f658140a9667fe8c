import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Plan, PlanException } from './plan.ts';

interface PlanRow {
  plan_id: string;
  account_id: string;
  member_id: string;
  starts: string;
  ends: string;
  every_weeks: number | null;
  weekdays: number[];
  last: string | null;
  skip_holidays: boolean;
}

const PLAN = sql`plan_id, account_id, member_id, to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI') as starts,
  to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI') as ends, every_weeks, weekdays, until::text as last, skip_holidays`;

/** The plans of one account, or of all, that may have an occurrence from a local date on; 2,000 at most. */
export async function listPlans(
  db: Query,
  organisationId: string,
  { accountId, from }: { readonly accountId?: string | undefined; readonly from: string },
): Promise<Plan[]> {
  const ofAccount = accountId === undefined ? sql`` : sql`and account_id = ${accountId}`;
  const { rows } = await sql<PlanRow>`
    select ${PLAN} from shift_plan p where organisation_id = ${organisationId} ${ofAccount}
      and (every_weeks is not null and coalesce(until >= ${from}::date - 2, true) or ends_at >= ${from}::date - 2
        or exists (select from shift_exception e where e.organisation_id = p.organisation_id and e.plan_id = p.plan_id and e.ends_at >= ${from}::date - 2))
    order by starts_at, plan_id limit 2000`.execute(db);
  return rows.map(toPlan);
}

export async function findPlan(db: Query, organisationId: string, planId: string): Promise<Plan | null> {
  const { rows } = await sql<PlanRow>`
    select ${PLAN} from shift_plan where organisation_id = ${organisationId} and plan_id = ${planId}`.execute(db);
  return rows[0] ? toPlan(rows[0]) : null;
}

/** The plan, which nobody else changes until this transaction ends. */
export async function lockPlan(tx: Transaction, planId: string): Promise<Plan | null> {
  const { rows } = await sql<PlanRow>`
    select ${PLAN} from shift_plan where organisation_id = ${tx.organisationId} and plan_id = ${planId} for update`.execute(tx.db);
  return rows[0] ? toPlan(rows[0]) : null;
}

/** Whether anybody has planned anything. */
export const hasPlans = async (db: Query, organisationId: string): Promise<boolean> => (await countPlans(db, organisationId)) > 0;

export async function countPlans(db: Query, organisationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from shift_plan where organisation_id = ${organisationId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Adds the plan, or writes it anew under the same id. */
export async function putPlan(tx: Transaction, plan: Plan, createdBy: string): Promise<void> {
  const { repeat } = plan;
  await sql`
    insert into shift_plan (organisation_id, plan_id, account_id, member_id, starts_at, ends_at, every_weeks, weekdays, until, skip_holidays, created_by)
    values (${tx.organisationId}, ${plan.planId}, ${plan.accountId}, ${plan.memberId}, ${plan.startsAt}::timestamp, ${plan.endsAt}::timestamp,
      ${repeat?.everyWeeks ?? null}, ${[...(repeat?.weekdays ?? [])]}, ${repeat?.until ?? null}::date, ${repeat?.skipHolidays ?? false}, ${createdBy})
    on conflict (organisation_id, plan_id) do update set account_id = excluded.account_id, member_id = excluded.member_id,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, every_weeks = excluded.every_weeks, weekdays = excluded.weekdays,
      until = excluded.until, skip_holidays = excluded.skip_holidays`.execute(tx.db);
}

export async function deletePlan(tx: Transaction, planId: string): Promise<void> {
  await sql`delete from shift_plan where organisation_id = ${tx.organisationId} and plan_id = ${planId}`.execute(tx.db);
}

/** The exceptions of these plans, 5,000 at most, the latest first. */
export async function listExceptions(db: Query, organisationId: string, planIds: readonly string[]): Promise<PlanException[]> {
  if (planIds.length === 0) return [];
  const { rows } = await sql<{
    plan_id: string;
    occurs_on: string;
    cancelled: boolean;
    starts: string | null;
    ends: string | null;
    member_id: string | null;
  }>`
    select plan_id, occurs_on::text, cancelled, to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI') as starts,
      to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI') as ends, member_id
    from shift_exception where organisation_id = ${organisationId} and plan_id = any(${[...planIds]}::uuid[])
    order by occurs_on desc limit 5000`.execute(db);
  return rows.flatMap((row): PlanException[] => {
    const { plan_id: planId, occurs_on: occursOn, starts, ends, member_id: memberId } = row;
    if (row.cancelled) return [{ planId, occursOn, cancelled: true }];
    return starts && ends && memberId ? [{ planId, occursOn, cancelled: false, startsAt: starts, endsAt: ends, memberId }] : [];
  });
}

/** Writes one exception, in place of an earlier one of the same occurrence. */
export async function putException(tx: Transaction, one: PlanException): Promise<void> {
  const moved = one.cancelled ? null : one;
  await sql`
    insert into shift_exception (organisation_id, plan_id, occurs_on, cancelled, starts_at, ends_at, member_id)
    values (${tx.organisationId}, ${one.planId}, ${one.occursOn}::date, ${one.cancelled}, ${moved?.startsAt ?? null}::timestamp,
      ${moved?.endsAt ?? null}::timestamp, ${moved?.memberId ?? null}::uuid)
    on conflict (organisation_id, plan_id, occurs_on) do update set cancelled = excluded.cancelled, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, member_id = excluded.member_id`.execute(tx.db);
}

/** Forgets the exceptions of a plan from a local date on (all of them without one). */
export async function dropExceptions(tx: Transaction, planId: string, from?: string): Promise<void> {
  const since = from === undefined ? sql`` : sql`and occurs_on >= ${from}::date`;
  await sql`delete from shift_exception where organisation_id = ${tx.organisationId} and plan_id = ${planId} ${since}`.execute(tx.db);
}

const toPlan = (row: PlanRow): Plan => ({
  planId: row.plan_id,
  accountId: row.account_id,
  memberId: row.member_id,
  startsAt: row.starts,
  endsAt: row.ends,
  repeat:
    row.every_weeks === null
      ? null
      : { everyWeeks: row.every_weeks, weekdays: row.weekdays, until: row.last, skipHolidays: row.skip_holidays },
});
