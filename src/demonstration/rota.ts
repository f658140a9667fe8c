import { listAccounts } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import { findHelm, hasPlans, localDateOf, makePlan, takeHelm } from '../shifts/index.ts';
import type { ShiftsDeps } from '../shifts/index.ts';
import type { Colleague, DemonstrationAccount } from './morning.ts';
import { DEMONSTRATION, DEMONSTRATION_ID } from './team.ts';

interface Turn {
  readonly account: DemonstrationAccount;
  readonly who: Colleague;
  /** 1 is Monday. */
  readonly days: readonly number[];
  readonly from: string;
  /** At or before `from`: the next day. */
  readonly to: string;
  readonly everyWeeks?: number;
  readonly skipHolidays?: boolean;
}

const WEEK = [1, 2, 3, 4, 5] as const;

/** The week of the line: two who follow each other, a night that ends after midnight, two together on Tuesdays, a pause at noon. */
const ROTA: readonly Turn[] = [
  { account: 'ligne4', who: 'Karim', days: WEEK, from: '05:30', to: '13:00' },
  { account: 'ligne4', who: 'Thomas', days: [1, 2, 3, 4], from: '13:00', to: '20:30' },
  { account: 'ligne4', who: 'Thomas', days: [5], from: '17:00', to: '00:30' },
  { account: 'ligne4', who: 'Inès', days: [2], from: '11:00', to: '15:00' },
  { account: 'ligne4', who: 'Inès', days: [5], from: '13:00', to: '17:00' },
  { account: 'ligne4', who: 'Solène', days: [6, 7], from: '08:00', to: '16:00', everyWeeks: 2 },
  { account: 'clients.ligne4', who: 'Solène', days: WEEK, from: '08:00', to: '12:00', skipHolidays: true },
  { account: 'clients.ligne4', who: 'Solène', days: [1, 2, 4, 5], from: '13:00', to: '16:30', skipHolidays: true },
  { account: 'clients.ligne4', who: 'Maud', days: [3], from: '14:00', to: '18:00', skipHolidays: true },
];

export interface RotaDeps {
  readonly shifts: ShiftsDeps;
  readonly findTeam: () => Promise<ReadonlyMap<Colleague, { readonly memberId: string }>>;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Plans the weeks, when nobody has planned anything; and sees to it that somebody is at the line's helm when a visitor comes. */
export async function keepRota(deps: RotaDeps, now: Date): Promise<void> {
  const { database } = deps.shifts;
  const { planned, accounts } = await database.read(DEMONSTRATION_ID, async (db) => ({
    planned: await hasPlans(db, DEMONSTRATION_ID),
    accounts: await listAccounts(db, DEMONSTRATION_ID),
  }));
  const ids = new Map(accounts.map(({ handle, accountId }) => [handle, accountId]));
  const team = await deps.findTeam();
  if (!planned) await planWeeks(deps, { ids, team, now });
  await holdHelm(deps, { ids, team, now });
}

interface Known {
  readonly ids: ReadonlyMap<string, string>;
  readonly team: ReadonlyMap<Colleague, { readonly memberId: string }>;
  readonly now: Date;
}

const sits = (memberId: string, role: Visitor['role']): Visitor => ({
  organisationId: DEMONSTRATION_ID,
  memberId,
  sessionId: memberId,
  role,
});

async function planWeeks({ shifts }: RotaDeps, { ids, team, now }: Known): Promise<void> {
  const lead = team.get('Maud')?.memberId;
  const monday = mondayBefore(localDateOf(now, DEMONSTRATION.timeZone));
  for (const [place, { account, who, days, from, to, everyWeeks = 1, skipHolidays = false }] of ROTA.entries()) {
    const [accountId, memberId] = [ids.get(account), team.get(who)?.memberId];
    if (!accountId || !memberId || !lead) continue;
    const first = addDays(monday, (days[0] ?? 1) - 1);
    // Two visitors at once plan the same weeks, once.
    const planning = { ...shifts, newId: () => `${DEMONSTRATION_ID.slice(0, -3)}${String(100 + place)}` };
    await makePlan(planning, sits(lead, 'administrator'), {
      accountId,
      memberId,
      startsAt: `${first}T${from}`,
      endsAt: `${to <= from ? addDays(first, 1) : first}T${to}`,
      repeat: { everyWeeks, weekdays: days, until: null, skipHolidays },
    });
  }
}

/** Karim takes the line's helm when nobody has it, whatever the hour at which somebody comes to see. */
async function holdHelm({ shifts }: RotaDeps, { ids, team, now }: Known): Promise<void> {
  const [accountId, memberId] = [ids.get('ligne4'), team.get('Karim')?.memberId];
  if (!accountId || !memberId) return;
  const helm = await shifts.database.read(DEMONSTRATION_ID, async (db) => await findHelm(db, DEMONSTRATION_ID, accountId));
  if (helm !== null) return;
  const until = new Date(Math.ceil((now.getTime() + 2.5 * HOUR_MS) / HOUR_MS) * HOUR_MS);
  await takeHelm(shifts, sits(memberId, 'member'), {
    accountId,
    until,
    greeting: { text: 'Bonjour, c’est {prénom}, avec vous jusqu’à {heure}. On y va !', language: 'fr' },
  });
}

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday of the week before, so that there is a past to look at. */
function mondayBefore(date: string): string {
  const day = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -day - 7);
}
