import { setTimeout as sleep } from 'node:timers/promises';
import { databaseTrouble } from '../platform/database/index.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import { succeed } from '../platform/result.ts';
import type { Log } from '../platform/log.ts';
import { attempt } from './attempt.ts';
import { endShiftIn, lockShift } from './end-shift.ts';
import { readCalendar, readOccurrences } from './read-occurrences.ts';
import type { OrganisationCalendar } from './read-occurrences.ts';
import { FORGOTTEN_MS, nextState } from './shift.ts';
import type { EndedWhy, Shift } from './shift.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { DEFAULT_SETTINGS, listSettings } from './settings-store.ts';
import { listAbsent, listAtHelm, listBegun, listHelmsToWatch, lockHelm, putShift } from './store.ts';
import { tellHours } from './tell-hours.ts';

const EVERY_MS = 10_000;
const MINUTE_MS = 60_000;

export type WatchDeps = ShiftsDeps & { readonly log: Log; readonly everyMs?: number };

/** What the worker does for the helms until `signal` aborts: looks after each organisation's every 10 s. Waits out a database that is away. */
export async function watchHelms(deps: WatchDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const organisationId of await listHelmsToWatch(deps.database.gate)) {
        if (signal.aborted) return;
        await watchOrganisation(deps, organisationId);
      }
    } catch (error) {
      if (databaseTrouble(error) === null) throw error;
      deps.log.warn({ err: error }, 'the helms wait for the database');
    }
    await sleep(deps.everyMs ?? EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** One round: who has left the organisation or the team, or forgotten, is no more at a helm, who has not come is absent, who wrote in vain is told. */
export async function watchOrganisation(deps: ShiftsDeps, organisationId: string): Promise<void> {
  const calendar = await deps.database.read(organisationId, async (db) => await readCalendar(deps, db, organisationId));
  await putDown(deps, organisationId);
  await noteAbsent(deps, organisationId, calendar);
  await tellHours(deps, organisationId, calendar);
}

/** Ends the shifts of who was deactivated, of who is not on the account's team any more, and of who has been gone for hours without a word. */
async function putDown(deps: ShiftsDeps, organisationId: string): Promise<void> {
  const over = await deps.database.read(organisationId, async (db) => {
    const found = [];
    for (const shift of await listAtHelm(db, organisationId)) {
      const why = await whyOver(deps, db, organisationId, shift);
      if (why !== null) found.push(shift.shiftId);
    }
    return found;
  });
  for (const shiftId of over) {
    await attempt<unknown, { kind: string }>(deps.database, organisationId, async (tx) => {
      const locked = await lockShift(tx, shiftId);
      if (!locked.ok) return locked;
      // Its member may have said so in between: until later; or be on the team again.
      const why = await whyOver(deps, tx.db, organisationId, locked.value);
      if (why === null) return succeed();
      return await endShiftIn(deps, tx, locked.value, { why, by: null, goodbye: null });
    });
  }
}

/** Why a shift cannot go on; null when it can. */
async function whyOver(deps: ShiftsDeps, db: Query, organisationId: string, shift: Shift): Promise<EndedWhy | null> {
  const { accountId, memberId } = shift;
  if (!(await deps.findPerson(db, organisationId, memberId))?.active) return 'deactivated';
  if (!(await deps.isOnTeam(db, organisationId, { accountId, memberId }))) return 'off-team';
  return isForgotten(shift, deps.now()) ? 'forgotten' : null;
}

const isForgotten = ({ until }: Shift, now: Date): boolean => now.getTime() - until.getTime() > FORGOTTEN_MS;

/** Writes down who was planned and has not come, once; and when their time is over. */
async function noteAbsent(deps: ShiftsDeps, organisationId: string, calendar: OrganisationCalendar): Promise<void> {
  const now = deps.now();
  const late = await deps.database.read(organisationId, async (db) => {
    const settings = await listSettings(db, organisationId);
    const running = await readOccurrences(db, organisationId, { calendar, span: { from: now, to: new Date(now.getTime() + 1) } });
    return running.filter(({ accountId, startsAt }) => {
      const { absentAfterMinutes } = settings.get(accountId) ?? DEFAULT_SETTINGS;
      return now.getTime() - startsAt.getTime() >= absentAfterMinutes * MINUTE_MS;
    });
  });
  const known = await deps.database.read(organisationId, async (db) => ({
    begun: await listBegun(
      db,
      organisationId,
      late.map(({ planId }) => planId),
    ),
    atHelm: await listAtHelm(db, organisationId),
    over: (await listAbsent(db, organisationId)).filter(({ until }) => until <= now),
  }));
  const missing = late.filter(
    (one) =>
      !known.begun.some(({ occurrence }) => occurrence?.planId === one.planId && occurrence.occursOn === one.occursOn) &&
      !known.atHelm.some(({ accountId, memberId }) => accountId === one.accountId && memberId === one.memberId),
  );
  for (const one of missing) {
    await deps.database.transact(organisationId, async (tx) => {
      await lockHelm(tx, one.accountId);
      if ((await listBegun(tx.db, organisationId, [one.planId])).some(({ occurrence }) => occurrence?.occursOn === one.occursOn)) return;
      const person = await deps.findPerson(tx.db, organisationId, one.memberId);
      const state = nextState('planned', 'not-come');
      if (state !== 'absent') return;
      const shift = await putShift(tx, {
        shiftId: deps.newId(),
        accountId: one.accountId,
        memberId: one.memberId,
        occurrence: { planId: one.planId, occursOn: one.occursOn },
        state,
        takenAt: null,
        until: one.endsAt,
        endedAt: null,
        endedWhy: null,
        greetingId: null,
        goodbyeId: null,
      });
      const data = { shiftId: shift.shiftId, whose: one.memberId, since: one.startsAt.toISOString(), deactivated: !person?.active };
      tx.record({ kind: 'shift.absent', accountId: one.accountId, data });
    });
  }
  for (const shift of known.over) await deps.database.transact(organisationId, async (tx) => await miss(tx, shift));
}

async function miss(tx: Transaction, { shiftId }: Shift): Promise<void> {
  const absent = (await listAbsent(tx.db, tx.organisationId)).find((one) => one.shiftId === shiftId);
  if (!absent) return;
  await lockHelm(tx, absent.accountId);
  const still = (await listAbsent(tx.db, tx.organisationId)).find((one) => one.shiftId === shiftId);
  const state = still && nextState(still.state, 'passed');
  if (!still || state !== 'missed') return;
  await putShift(tx, { ...still, state });
  tx.record({ kind: 'shift.missed', accountId: still.accountId, data: { shiftId, whose: still.memberId } });
}
