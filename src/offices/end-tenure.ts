import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { OfficeDeps } from './office-deps.ts';
import { withOffice } from './plan-tenure.ts';
import type { TenureRefusal } from './plan-tenure.ts';
import { proposeFarewell, readDay, settleOffice } from './settle-office.ts';
import { lockOffice, readOffices, readTenures, writeEnd, writeKeptName, writeState } from './store.ts';
import { overlap } from './tenure.ts';

/**
 * Says on which day a tenure is over (`endsOn`, the first day after it), or that its end is not known after all (null). Without a successor
 * the office falls vacant on that day, and nobody speaks as it.
 */
export async function endTenure(
  deps: OfficeDeps,
  visitor: Visitor,
  request: { readonly officeId: string; readonly tenureId: string; readonly endsOn: string | null },
): Promise<Result<undefined, TenureRefusal>> {
  const { endsOn } = request;
  return await withOffice(deps, visitor, request.officeId, async (tx, day, tenures): Promise<Result<undefined, TenureRefusal>> => {
    const tenure = tenures.find(({ tenureId }) => tenureId === request.tenureId);
    if (!tenure) return fail({ kind: 'not-found' });
    if (tenure.state === 'ended' || tenure.state === 'cancelled') return fail({ kind: 'is-over' });
    if (endsOn !== null && endsOn < tenure.startsOn) return fail({ kind: 'ends-before-start' });
    if (endsOn !== null && endsOn < day.today) return fail({ kind: 'in-the-past', today: day.today });
    const latest = `${Number(day.today.slice(0, 4)) + 10}-12-31`;
    if (endsOn !== null && endsOn > latest) return fail({ kind: 'too-far', latest });
    const wanted = { startsOn: tenure.startsOn, endsOn };
    const another = tenures.find((one) => one.tenureId !== tenure.tenureId && overlap(one, wanted));
    if (another) return fail({ kind: 'overlaps', tenureId: another.tenureId, startsOn: another.startsOn, endsOn: another.endsOn });
    await writeEnd(tx, tenure.tenureId, { endsOn, endedBy: null });
    await proposeFarewell(deps, tx, day, { tenure: { ...tenure, endsOn }, successorId: null });
    tx.record({
      kind: 'office.tenure-end-planned',
      memberId: visitor.memberId,
      accountId: day.office.accountId,
      data: { officeId: tenure.officeId, tenureId: tenure.tenureId, memberId: tenure.memberId, endsOn },
    });
    await settleOffice(deps, tx, day);
    return succeed();
  });
}

/**
 * A member leaves the organisation: what he or she was to hold is taken back, and an office that he or she holds is vacant from this moment
 * on. In the caller's transaction.
 */
export async function leaveOffices(deps: OfficeDeps, tx: Transaction, memberId: string): Promise<void> {
  for (const { officeId } of await readOffices(tx.db, tx.organisationId)) {
    const theirs = (await readTenures(tx.db, tx.organisationId, officeId)).filter((tenure) => tenure.memberId === memberId);
    if (!theirs.some(({ state }) => state === 'planned' || state === 'current')) continue;
    const office = await lockOffice(tx, officeId);
    if (office === null) continue;
    const day = await readDay(deps, tx, office);
    for (const tenure of theirs) {
      if (tenure.state === 'planned') await writeState(tx, tenure.tenureId, 'cancelled');
      if (tenure.state !== 'current') continue;
      await writeEnd(tx, tenure.tenureId, { endsOn: day.today, endedBy: null });
      await writeState(tx, tenure.tenureId, 'ended');
      await deps.leaveTeam(tx, office.accountId, memberId);
      tx.record({ kind: 'office.tenure-ended', accountId: office.accountId, data: { officeId, tenureId: tenure.tenureId, memberId } });
    }
    await settleOffice(deps, tx, day);
  }
}

/** Lets the holder of a tenure, nobody else, leave his or her public name in the public history, or take it out of it. */
export async function keepName(
  deps: OfficeDeps,
  visitor: Visitor,
  request: { readonly officeId: string; readonly tenureId: string; readonly keep: boolean },
): Promise<Result<undefined, { kind: 'not-found' } | { kind: 'not-yours' }>> {
  return await deps.database.transact(
    visitor.organisationId,
    async (tx): Promise<Result<undefined, { kind: 'not-found' } | { kind: 'not-yours' }>> => {
      const office = await lockOffice(tx, request.officeId);
      const tenures = office ? await readTenures(tx.db, tx.organisationId, office.officeId) : [];
      const tenure = tenures.find(({ tenureId }) => tenureId === request.tenureId);
      if (!office || !tenure) return fail({ kind: 'not-found' });
      if (tenure.memberId !== visitor.memberId) return fail({ kind: 'not-yours' });
      const card = request.keep ? await deps.findCard(tx.db, tx.organisationId, visitor.memberId) : null;
      await writeKeptName(tx, tenure.tenureId, card?.publicName ?? null);
      tx.record({
        kind: request.keep ? 'office.name-kept' : 'office.name-withdrawn',
        memberId: visitor.memberId,
        accountId: office.accountId,
        data: { officeId: office.officeId, tenureId: tenure.tenureId },
      });
      return succeed();
    },
  );
}
