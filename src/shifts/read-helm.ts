import { listAccounts } from '../accounts/index.ts';
import { findBriefs } from '../inbox/index.ts';
import type { Query } from '../platform/database/index.ts';
import { listOpenHandOvers } from './hand-over-store.ts';
import { readCalendar, readOccurrences } from './read-occurrences.ts';
import type { Occurrence } from './recurrence.ts';
import type { HelmView } from './schema.ts';
import { isAtHelm } from './shift.ts';
import type { Shift } from './shift.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { listAbsent, listAtHelm } from './store.ts';
import { toHandOverView, toShiftView } from './views.ts';

const DAY_MS = 86_400_000;

/** Every account's helm as it is now: who is there, who should be, who comes next, what waits to be confirmed. */
export async function readHelms(
  deps: Pick<ShiftsDeps, 'findOrganisation' | 'listTeams' | 'now'>,
  db: Query,
  reader: { readonly organisationId: string; readonly memberId: string },
): Promise<HelmView[]> {
  const { organisationId } = reader;
  const now = deps.now();
  const calendar = await readCalendar(deps, db, organisationId);
  const accounts = await listAccounts(db, organisationId);
  const atHelm = await listAtHelm(db, organisationId);
  const absent = await listAbsent(db, organisationId);
  const within = async (days: number) =>
    await readOccurrences(db, organisationId, { calendar, span: { from: now, to: new Date(now.getTime() + days * DAY_MS) } });
  const soon = await within(8);
  const teams = await deps.listTeams(db, organisationId);
  const handOvers = await listOpenHandOvers(db, organisationId);
  const briefs = await findBriefs(
    db,
    reader,
    handOvers.flatMap(({ items }) => items.map(({ id }) => id)),
  );
  const open = accounts.filter(({ state }) => state !== 'disconnected');
  const comes = (accountId: string, planned: readonly Occurrence[]) =>
    planned.find((one) => one.accountId === accountId && one.startsAt > now);
  const later = open.every(({ accountId }) => comes(accountId, soon)) ? [] : await within(62);
  const helms = [];
  for (const { accountId } of open) {
    const here = atHelm.filter((one) => one.accountId === accountId);
    const planned = soon.filter((one) => one.accountId === accountId);
    const next = comes(accountId, soon) ?? comes(accountId, later) ?? null;
    helms.push({
      accountId,
      team: listOf(teams.get(accountId)),
      atHelm: here.map(toShiftView),
      missing: planned.filter(({ startsAt }) => startsAt <= now).flatMap((one) => missing(one, here, absent)),
      next: next && { memberId: next.memberId, startsAt: next.startsAt.toISOString(), endsAt: next.endsAt.toISOString() },
      handOvers: handOvers
        .filter((one) => one.accountId === accountId)
        .map((one) => toHandOverView(one, { briefs, leaverGone: !here.some((shift) => shift.shiftId === one.shiftId && isAtHelm(shift)) })),
    });
  }
  return helms;
}

const listOf = (team: readonly string[] | null | undefined): string[] | null => (team ? [...team] : null);

function missing(one: Occurrence, here: readonly Shift[], absent: readonly Shift[]): HelmView['missing'] {
  const { memberId } = one;
  if (here.some((shift) => shift.memberId === memberId)) return [];
  const known = absent.some(({ occurrence }) => occurrence?.planId === one.planId && occurrence.occursOn === one.occursOn);
  return [{ memberId, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), absent: known }];
}
