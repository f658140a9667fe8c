import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { OfficeDeps } from './office-deps.ts';
import { addTenure, withOffice } from './plan-tenure.ts';
import type { NotYours, TenureRefusal } from './plan-tenure.ts';
import { mayOffices } from './policy.ts';
import type { CreateOffice, Titles } from './schema.ts';
import { readDay, settleOffice } from './settle-office.ts';
import { deleteOffice, insertOffice, writeTitles } from './store.ts';
import type { Office } from './tenure.ts';

export type CreateRefusal = TenureRefusal | { kind: 'no-such-account' } | { kind: 'account-has-office' };

class Refused extends Error {
  readonly refusal: CreateRefusal;
  constructor(refusal: CreateRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Makes the account an office's, held by somebody already or vacant from the start. */
export async function createOffice(deps: OfficeDeps, visitor: Visitor, request: CreateOffice): Promise<Result<Office, CreateRefusal>> {
  if (!mayOffices('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const office: Office = { officeId: deps.newId(), accountId: request.accountId, titles: request.titles };
  try {
    return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<Office, CreateRefusal>> => {
      const account = await deps.findAccount(tx.db, tx.organisationId, office.accountId);
      if (account === null || account.state === 'disconnected') return fail({ kind: 'no-such-account' });
      if (!(await insertOffice(tx, office, visitor.memberId))) return fail({ kind: 'account-has-office' });
      const data = { officeId: office.officeId };
      tx.record({ kind: 'office.made', memberId: visitor.memberId, accountId: office.accountId, data });
      const day = await readDay(deps, tx, office);
      if (request.holder === null) {
        await settleOffice(deps, tx, day);
        return succeed(office);
      }
      const tenure = { ...request.holder, endsOn: null };
      const added = await addTenure(deps, tx, { day, tenures: [], request: tenure, plannedBy: visitor.memberId });
      // An office whose holder cannot be is not made at all.
      if (!added.ok) throw new Refused(added.error);
      return succeed(office);
    });
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

export async function renameOffice(
  deps: OfficeDeps,
  visitor: Visitor,
  request: { readonly officeId: string; readonly titles: Titles },
): Promise<Result<undefined, NotYours>> {
  return await withOffice(deps, visitor, request.officeId, async (tx, day): Promise<Result<undefined, NotYours>> => {
    await writeTitles(tx, request.officeId, request.titles);
    const { officeId, accountId } = day.office;
    tx.record({ kind: 'office.renamed', memberId: visitor.memberId, accountId, data: { officeId } });
    await settleOffice(deps, tx, { ...day, office: { ...day.office, titles: request.titles } });
    return succeed();
  });
}

/** Makes the account an ordinary one again. Only an office that nobody has held yet: the others are history. */
export async function dissolveOffice(
  deps: OfficeDeps,
  visitor: Visitor,
  request: { readonly officeId: string },
): Promise<Result<{ readonly accountId: string }, NotYours | { kind: 'was-held' }>> {
  return await withOffice(
    deps,
    visitor,
    request.officeId,
    async (tx, day, tenures): Promise<Result<{ accountId: string }, { kind: 'was-held' }>> => {
      if (tenures.some(({ state }) => state === 'current' || state === 'ended')) return fail({ kind: 'was-held' });
      const { officeId, accountId } = day.office;
      await deps.freeVoice(tx, accountId);
      await deps.clearOfficeLayer(tx, accountId);
      tx.record({ kind: 'office.dissolved', memberId: visitor.memberId, accountId, data: { officeId } });
      await deleteOffice(tx, officeId);
      return succeed({ accountId });
    },
  );
}
