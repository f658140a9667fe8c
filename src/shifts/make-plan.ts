import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { attempt } from './attempt.ts';
import { checkPlan, checkTimes, MOST_PLANS } from './plan.ts';
import type { Plan, PlanException, PlanRefusal, Repetition } from './plan.ts';
import { countPlans, deletePlan, dropExceptions, lockPlan, putException, putPlan } from './plan-store.ts';
import { mayDo } from './policy.ts';
import { readCalendar } from './read-occurrences.ts';
import { occursOn } from './recurrence.ts';
import { readAccount } from './say.ts';
import type { ShiftsDeps } from './shifts-deps.ts';

export type NewPlan = Omit<Plan, 'planId'>;

export type PlanningRefusal =
  | PlanRefusal
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  | { kind: 'no-such-member' }
  | { kind: 'member-deactivated' }
  | { kind: 'not-on-team' }
  | { kind: 'no-such-occurrence' }
  | { kind: 'too-many-plans'; maximum: number };

/** Plans a shift, once or repeated. */
export async function makePlan(deps: ShiftsDeps, visitor: Visitor, wanted: NewPlan): Promise<Result<Plan, PlanningRefusal>> {
  return await planning(deps, visitor, async (tx) => {
    if ((await countPlans(tx.db, tx.organisationId)) >= MOST_PLANS) return fail({ kind: 'too-many-plans', maximum: MOST_PLANS } as const);
    const plan: Plan = { ...wanted, planId: deps.newId() };
    const refusal = (await refusePlan(plan)) ?? (await refusePerson(deps, tx, plan));
    if (refusal !== null) return fail(refusal);
    await putPlan(tx, plan, visitor.memberId);
    tx.record({ kind: 'shift.planned', memberId: visitor.memberId, accountId: plan.accountId, data: { ...plan } });
    return succeed(plan);
  });
}

/** What of a plan is changed: all of it, or what comes from one of its dates on. */
export interface PlanChange {
  readonly planId: string;
  /** A local date on which it occurs: from there on. Null: all of it. */
  readonly from: string | null;
  readonly memberId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly repeat: Repetition | null;
}

/** Changes a plan. From a date on, the plan is cut in two: what was before stays as it was. */
export async function changePlan(deps: ShiftsDeps, visitor: Visitor, change: PlanChange): Promise<Result<Plan, PlanningRefusal>> {
  return await planning(deps, visitor, async (tx) => {
    const before = await lockPlan(tx, change.planId);
    if (before === null) return fail({ kind: 'not-found' } as const);
    const { from, memberId, startsAt, endsAt, repeat } = change;
    const cut = from !== null && from > before.startsAt.slice(0, 10);
    const after: Plan = { planId: cut ? deps.newId() : before.planId, accountId: before.accountId, memberId, startsAt, endsAt, repeat };
    const refusal = (await refusePlan(after)) ?? (await refusePerson(deps, tx, after));
    if (refusal !== null) return fail(refusal);
    if (cut) {
      await endBefore(tx, before, from, visitor.memberId);
      await putPlan(tx, after, visitor.memberId);
    } else {
      await putPlan(tx, after, visitor.memberId);
      // What was said of single days was said of other hours.
      await dropExceptions(tx, before.planId);
    }
    tx.record({
      kind: 'shift.plan-changed',
      memberId: visitor.memberId,
      accountId: after.accountId,
      data: { ...after, was: before.planId },
    });
    return succeed(after);
  });
}

/** Takes a plan away: all of it, or from one of its dates on. What was already worked stays in the week as it was. */
export async function dropPlan(
  deps: ShiftsDeps,
  visitor: Visitor,
  { planId, from }: { readonly planId: string; readonly from: string | null },
): Promise<Result<undefined, PlanningRefusal>> {
  return await planning(deps, visitor, async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (plan === null) return fail({ kind: 'not-found' } as const);
    if (from !== null && from > plan.startsAt.slice(0, 10)) await endBefore(tx, plan, from, visitor.memberId);
    else await deletePlan(tx, planId);
    tx.record({ kind: 'shift.plan-dropped', memberId: visitor.memberId, accountId: plan.accountId, data: { planId, from } });
    return succeed();
  });
}

export type OccurrenceChange = { readonly planId: string; readonly occursOn: string } & (
  | { readonly cancelled: true }
  | { readonly cancelled: false; readonly startsAt: string; readonly endsAt: string; readonly memberId: string }
);

/** Cancels, moves or gives to somebody else one occurrence; the others stay. */
export async function changeOccurrence(
  deps: ShiftsDeps,
  visitor: Visitor,
  change: OccurrenceChange,
): Promise<Result<undefined, PlanningRefusal>> {
  return await planning(deps, visitor, async (tx) => {
    const plan = await lockPlan(tx, change.planId);
    if (plan === null) return fail({ kind: 'not-found' } as const);
    const calendar = await readCalendar(deps, tx.db, tx.organisationId);
    if (!isDate(change.occursOn) || !occursOn(plan, change.occursOn, calendar)) return fail({ kind: 'no-such-occurrence' } as const);
    if (!change.cancelled) {
      const times = checkTimes(change);
      if (!times.ok) return times;
      const refusal = await refusePerson(deps, tx, { accountId: plan.accountId, memberId: change.memberId });
      if (refusal !== null) return fail(refusal);
    }
    const exception: PlanException = change;
    await putException(tx, exception);
    tx.record({ kind: 'shift.occurrence-changed', memberId: visitor.memberId, accountId: plan.accountId, data: { ...exception } });
    return succeed();
  });
}

async function planning<Value>(
  deps: ShiftsDeps,
  visitor: Visitor,
  work: (tx: Transaction) => Promise<Result<Value, PlanningRefusal>>,
): Promise<Result<Value, PlanningRefusal>> {
  if (!mayDo(visitor.role, 'plan')) return fail({ kind: 'not-allowed' });
  return await attempt(deps.database, visitor.organisationId, work);
}

async function refusePlan(plan: Plan): Promise<PlanningRefusal | null> {
  const checked = checkPlan(plan);
  return checked.ok ? null : checked.error;
}

async function refusePerson(
  deps: ShiftsDeps,
  tx: Transaction,
  { accountId, memberId }: { readonly accountId: string; readonly memberId: string },
): Promise<PlanningRefusal | null> {
  if ((await readAccount(tx.db, tx.organisationId, accountId)) === null) return { kind: 'not-found' };
  const person = await deps.findPerson(tx.db, tx.organisationId, memberId);
  if (person === null) return { kind: 'no-such-member' };
  if (!person.active) return { kind: 'member-deactivated' };
  return (await deps.isOnTeam(tx.db, tx.organisationId, { accountId, memberId })) ? null : { kind: 'not-on-team' };
}

/** Lets a repeated plan end before a date, and forgets what was said of its days from there on. */
async function endBefore(tx: Transaction, plan: Plan, from: string, by: string): Promise<void> {
  await dropExceptions(tx, plan.planId, from);
  if (plan.repeat !== null) await putPlan(tx, { ...plan, repeat: { ...plan.repeat, until: dayBefore(from) } }, by);
}

const isDate = (text: string): boolean => !Number.isNaN(Date.parse(`${text}T12:00:00Z`));
const dayBefore = (date: string): string => new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
