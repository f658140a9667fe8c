import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { attempt } from './attempt.ts';
import { readCalendar, readOccurrences } from './read-occurrences.ts';
import type { Occurrence } from './recurrence.ts';
import { readAccount, say } from './say.ts';
import type { Words } from './say.ts';
import { EARLY_MS, nextState, refuseUntil } from './shift.ts';
import type { Shift, UntilRefusal } from './shift.ts';
import type { AccountAtHelm, AnnounceRefusal, Person, ShiftsDeps } from './shifts-deps.ts';
import { showAtHelm } from './show-at-helm.ts';
import { listAbsent, listAtHelm, listBegun, lockHelm, putShift } from './store.ts';

export interface TakeHelm {
  readonly accountId: string;
  /** Until when the member means to be there. */
  readonly until: Date;
  /** Null: without a word. */
  readonly greeting: Words | null;
}

export type TakeRefusal =
  | { kind: 'not-found' }
  /** The account has its team, and the member is not in it. */
  | { kind: 'outside-team' }
  | { kind: 'member-deactivated' }
  | { kind: 'account-disconnected' }
  | UntilRefusal
  | AnnounceRefusal;

export interface Taken {
  readonly shift: Shift;
  /** The member was at this helm already: nothing was said again. */
  readonly joined: boolean;
}

/**
 * Takes an account's helm, with a greeting or without: the shift, the greeting, the profile and the journal are one transaction. Whoever is
 * at this helm already (a reload, a second device, an answer that was lost) joins that shift, and nothing is said twice.
 */
export async function takeHelm(deps: ShiftsDeps, visitor: Visitor, request: TakeHelm): Promise<Result<Taken, TakeRefusal>> {
  return await attempt(deps.database, visitor.organisationId, async (tx) => await takeHelmIn(deps, tx, visitor.memberId, request));
}

/** The same, in the caller's transaction, which the caller rolls back when it is refused. */
export async function takeHelmIn(
  deps: ShiftsDeps,
  tx: Transaction,
  memberId: string,
  request: TakeHelm,
): Promise<Result<Taken, TakeRefusal>> {
  const { accountId, until } = request;
  const { organisationId } = tx;
  await lockHelm(tx, accountId);
  const account = await readAccount(tx.db, organisationId, accountId);
  if (account === null) return fail({ kind: 'not-found' });
  const already = (await listAtHelm(tx.db, organisationId, accountId)).find((one) => one.memberId === memberId);
  if (already) return succeed({ shift: already, joined: true });
  const person = await deps.findPerson(tx.db, organisationId, memberId);
  const onTeam = await deps.isOnTeam(tx.db, organisationId, { accountId, memberId });
  const now = deps.now();
  const refusal = refuse({ account, person, onTeam }) ?? refuseUntil(until, now);
  if (refusal !== null || person === null) return fail(refusal ?? { kind: 'member-deactivated' });

  const planned = await plannedFor(deps, tx, { accountId, memberId, now });
  const late = planned === null ? undefined : (await listAbsent(tx.db, organisationId)).find((one) => isOf(one, planned));
  const state = nextState(late?.state === 'absent' ? 'absent' : 'planned', 'take');
  if (state !== 'taken') throw new Error('a planned or absent shift can be taken');
  const shiftId = late?.shiftId ?? deps.newId();
  const greeting =
    request.greeting === null
      ? null
      : await say(deps, tx, { kind: 'greeting', accountId, shiftId, words: request.greeting, person, until });
  if (greeting !== null && !greeting.ok) return greeting;
  const shift = await putShift(tx, {
    shiftId,
    accountId,
    memberId,
    occurrence: planned === null ? null : { planId: planned.planId, occursOn: planned.occursOn },
    state,
    takenAt: now,
    until,
    endedAt: null,
    endedWhy: null,
    greetingId: greeting?.value.publicationId ?? null,
    goodbyeId: null,
  });
  await showAtHelm(deps, tx, account);
  const data = { shiftId, until: until.toISOString(), planned: planned !== null, late: late !== undefined, greeted: greeting !== null };
  tx.record({ kind: 'shift.taken', memberId, accountId, publicationId: greeting?.value.publicationId, data });
  return succeed({ shift, joined: false });
}

function refuse(about: { readonly account: AccountAtHelm; readonly person: Person | null; readonly onTeam: boolean }): TakeRefusal | null {
  if (about.account.shut !== null) return { kind: about.account.shut };
  if (!about.person?.active) return { kind: 'member-deactivated' };
  return about.onTeam ? null : { kind: 'outside-team' };
}

/** The planned shift that a member takes now, a little early or late; null when none was planned, or it was taken before. */
async function plannedFor(
  deps: ShiftsDeps,
  tx: Transaction,
  { accountId, memberId, now }: { readonly accountId: string; readonly memberId: string; readonly now: Date },
): Promise<Occurrence | null> {
  const calendar = await readCalendar(deps, tx.db, tx.organisationId);
  const span = { from: now, to: new Date(now.getTime() + EARLY_MS) };
  const mine = (await readOccurrences(tx.db, tx.organisationId, { calendar, span, accountId })).filter((one) => one.memberId === memberId);
  const begun = await listBegun(
    tx.db,
    tx.organisationId,
    mine.map(({ planId }) => planId),
  );
  return mine.find((one) => !begun.some((shift) => shift.takenAt !== null && isOf(shift, one))) ?? null;
}

const isOf = ({ occurrence }: Shift, one: Pick<Occurrence, 'planId' | 'occursOn'>): boolean =>
  occurrence?.planId === one.planId && occurrence.occursOn === one.occursOn;
