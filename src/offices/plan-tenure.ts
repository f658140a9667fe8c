import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { OfficeDeps } from './office-deps.ts';
import { mayOffices } from './policy.ts';
import { deleteProposal } from './post-store.ts';
import type { PlanTenure } from './schema.ts';
import { proposeFarewell, readDay, settleOffice } from './settle-office.ts';
import type { OfficeDay } from './settle-office.ts';
import { insertTenure, lockOffice, readTenure, readTenures, writeEnd, writeState } from './store.ts';
import { fitPlan, nextState } from './tenure.ts';
import type { PlanRefusal, Tenure } from './tenure.ts';

export type NotYours = { kind: 'not-allowed' } | { kind: 'not-found' };
export type TenureRefusal = NotYours | PlanRefusal | { kind: 'no-such-member' } | { kind: 'has-begun' } | { kind: 'is-over' };

/** Opens the office to whoever may manage it: locked, brought to this day. */
export async function withOffice<Value, Refusal>(
  deps: OfficeDeps,
  visitor: Visitor,
  officeId: string,
  work: (tx: Transaction, day: OfficeDay, tenures: readonly Tenure[]) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | NotYours>> {
  if (!mayOffices('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<Value, Refusal | NotYours>> => {
    const office = await lockOffice(tx, officeId);
    if (office === null) return fail({ kind: 'not-found' });
    const day = await readDay(deps, tx, office);
    await settleOffice(deps, tx, day);
    return await work(tx, day, await readTenures(tx.db, tx.organisationId, officeId));
  });
}

/**
 * Plans that a member holds the office. Whoever holds it without a known end leaves on that day, with a farewell proposed; from today on,
 * it is done at once.
 */
export async function planTenure(
  deps: OfficeDeps,
  visitor: Visitor,
  request: PlanTenure & { readonly officeId: string },
): Promise<Result<Tenure, TenureRefusal>> {
  return await withOffice(
    deps,
    visitor,
    request.officeId,
    async (tx, day, tenures) => await addTenure(deps, tx, { day, tenures, request, plannedBy: visitor.memberId }),
  );
}

export async function addTenure(
  deps: OfficeDeps,
  tx: Transaction,
  { day, tenures, request, plannedBy }: { day: OfficeDay; tenures: readonly Tenure[]; request: PlanTenure; plannedBy: string },
): Promise<Result<Tenure, PlanRefusal | { kind: 'no-such-member' }>> {
  const { office, today } = day;
  const fitted = fitPlan(tenures, request, today);
  if ('kind' in fitted) return fail(fitted);
  const card = await deps.findCard(tx.db, tx.organisationId, request.memberId);
  if (card === null || !card.active) return fail({ kind: 'no-such-member' });
  const tenure: Tenure = {
    tenureId: deps.newId(),
    officeId: office.officeId,
    ...request,
    state: 'planned',
    endedBy: null,
    keptName: null,
  };
  const { succeeds } = fitted;
  if (succeeds) await writeEnd(tx, succeeds.tenureId, { endsOn: tenure.startsOn, endedBy: tenure.tenureId });
  await insertTenure(tx, tenure, plannedBy);
  if (succeeds) {
    const leaving = { ...succeeds, endsOn: tenure.startsOn };
    await proposeFarewell(deps, tx, day, { tenure: leaving, successorId: tenure.memberId });
  }
  if (tenure.endsOn !== null) await proposeFarewell(deps, tx, day, { tenure, successorId: null });
  const { tenureId, memberId, startsOn, endsOn } = tenure;
  tx.record({
    kind: 'office.tenure-planned',
    memberId: plannedBy,
    accountId: office.accountId,
    data: { officeId: office.officeId, tenureId, memberId, startsOn, endsOn },
  });
  await settleOffice(deps, tx, day);
  return succeed((await readTenure(tx.db, tx.organisationId, tenureId)) ?? tenure);
}

/** Takes a plan back before its day: whoever was to leave for it stays. */
export async function cancelTenure(
  deps: OfficeDeps,
  visitor: Visitor,
  request: { readonly officeId: string; readonly tenureId: string },
): Promise<Result<undefined, TenureRefusal>> {
  return await withOffice(deps, visitor, request.officeId, async (tx, day, tenures): Promise<Result<undefined, TenureRefusal>> => {
    const tenure = tenures.find(({ tenureId }) => tenureId === request.tenureId);
    if (!tenure) return fail({ kind: 'not-found' });
    const state = nextState(tenure.state, 'was-cancelled');
    if (state === null) return fail({ kind: 'has-begun' });
    await writeState(tx, tenure.tenureId, state);
    for (const kind of ['farewell', 'welcome'] as const) await deleteProposal(tx, { tenureId: tenure.tenureId, kind });
    const staying = tenures.find(({ endedBy }) => endedBy === tenure.tenureId);
    if (staying && staying.state !== 'ended') await keepOn(deps, tx, day, staying);
    tx.record({
      kind: 'office.tenure-cancelled',
      memberId: visitor.memberId,
      accountId: day.office.accountId,
      data: { officeId: tenure.officeId, tenureId: tenure.tenureId, memberId: tenure.memberId },
    });
    await settleOffice(deps, tx, day);
    return succeed();
  });
}

async function keepOn(deps: OfficeDeps, tx: Transaction, day: OfficeDay, staying: Tenure): Promise<void> {
  await writeEnd(tx, staying.tenureId, { endsOn: null, endedBy: null });
  await proposeFarewell(deps, tx, day, { tenure: { ...staying, endsOn: null }, successorId: null });
}
