/** What other rooms ask of the helms. */
import type { Query } from '../platform/database/index.ts';
import { findNextOccurrence, readCalendar } from './read-occurrences.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { listAtHelm } from './store.ts';

export interface Helm {
  /** Who came first is first. */
  readonly memberIds: readonly string[];
  readonly since: Date;
  /** Until when somebody is there: the latest of them; may be past, in overrun. */
  readonly until: Date | null;
}

/** Who is at an account's helm now; null when nobody is. */
export async function findHelm(db: Query, organisationId: string, accountId: string): Promise<Helm | null> {
  const shifts = await listAtHelm(db, organisationId, accountId);
  const [first] = shifts;
  if (!first?.takenAt) return null;
  return {
    memberIds: shifts.map(({ memberId }) => memberId),
    since: first.takenAt,
    until: new Date(Math.max(...shifts.map(({ until }) => until.getTime()))),
  };
}

/** When somebody is next planned at an account's helm; null when nobody is within two months. */
export async function nextPresence(
  deps: Pick<ShiftsDeps, 'findOrganisation' | 'now'>,
  db: Query,
  organisationId: string,
  accountId: string,
): Promise<Date | null> {
  const calendar = await readCalendar(deps, db, organisationId);
  return (await findNextOccurrence(db, organisationId, { calendar, accountId, now: deps.now() }))?.startsAt ?? null;
}
