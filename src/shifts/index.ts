import { randomUUID } from 'node:crypto';
import { listAnswerers, mayAnswer } from '../accounts/index.ts';
import type { Networks } from '../accounts/index.ts';
import { findMember, findMembers, findOrganisation } from '../people/index.ts';
import type { Holding, Member, RequireMember } from '../people/index.ts';
import type { Database, Query } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import { clearLayer, setLayer } from '../profiles/index.ts';
import type { AnnounceDeps } from '../publishing/index.ts';
import { createAnnouncing } from './announcing.ts';
import { findHelm, nextPresence } from './find-helm.ts';
import type { Helm } from './find-helm.ts';
import { handOverRoutes } from './hand-over-routes.ts';
import { helmRoutes } from './helm-routes.ts';
import { createHolding } from './member-holding.ts';
import { planRoutes } from './plan-routes.ts';
import { readHours, readStretches } from './read-hours.ts';
import type { HelmHours, Stretch } from './read-hours.ts';
import { settingsRoutes } from './settings-routes.ts';
import type { Person, ShiftsDeps } from './shifts-deps.ts';
import { watchHelms } from './watch-helms.ts';

export { findHelm } from './find-helm.ts';
export type { HelmHours } from './read-hours.ts';
export type { Helm } from './find-helm.ts';
export { makePlan } from './make-plan.ts';
export type { NewPlan } from './make-plan.ts';
export { hasPlans } from './plan-store.ts';
export { localDateOf } from './recurrence.ts';
export type { ShiftsDeps } from './shifts-deps.ts';
export { readCalendar, readOccurrences } from './read-occurrences.ts';
export { takeHelm } from './take-helm.ts';
export type { TakeHelm } from './take-helm.ts';

export interface ShiftsOptions {
  readonly database: Database;
  readonly networks: Networks;
  readonly requireMember: RequireMember;
  readonly log: Log;
  /** Looks at what a person says in coming and going. */
  readonly guard?: AnnounceDeps['guard'];
}

export interface Shifts extends Required<Pick<Room, 'routes' | 'background'>> {
  /** What its use cases work with, for the rooms that call them. */
  readonly deps: ShiftsDeps;
  /** What it keeps of members, for when they leave, are erased or want to know. */
  readonly holding: Holding;
  /** Who is at an account's helm now; null when nobody is. */
  findHelm(db: Query, organisationId: string, accountId: string): Promise<Helm | null>;
  /** When somebody is next planned there; null when nobody is within two months. */
  nextPresence(db: Query, organisationId: string, accountId: string): Promise<Date | null>;
  /** Whether somebody is there, or planned there, at a moment, and until when. */
  hoursOf(db: Query, moment: { readonly organisationId: string; readonly accountId: string; readonly at: Date }): Promise<HelmHours>;
  /** When somebody was there, or planned there; null: nothing was ever planned. */
  stretchesOf(db: Query, span: StretchesAsked): Promise<Stretch[] | null>;
}

type StretchesAsked = Parameters<typeof readStretches>[2];

const toPerson = ({ memberId, publicName, pronouns, state, listedPublicly }: Member): Person => ({
  memberId,
  publicName,
  pronouns,
  active: state === 'active',
  listedPublicly,
});

/** What the shifts work with, when nothing is told otherwise (a test's clock). */
export function shiftsDeps({ database, networks, guard }: Pick<ShiftsOptions, 'database' | 'networks' | 'guard'>): ShiftsDeps {
  return {
    database,
    now: () => new Date(),
    newId: randomUUID,
    findPerson: async (db, organisationId, memberId) => {
      const member = await findMember(db, organisationId, memberId);
      return member && toPerson(member);
    },
    listPeople: async (db) => (await findMembers(db)).map(toPerson),
    isOnTeam: async (db, organisationId, { accountId, memberId }) => await mayAnswer(db, organisationId, accountId, memberId),
    listTeams: listAnswerers,
    findOrganisation,
    ...createAnnouncing({ networks, newId: randomUUID, guard }),
    showInProfile: async (tx, accountId, line) =>
      line === null ? await clearLayer(tx, accountId, 'helm') : await setLayer(tx, accountId, 'helm', { descriptionLine: line }),
  };
}

/** The shifts room: who is at which helm, when, and what is said in coming and going. */
export function createShifts(options: ShiftsOptions): Shifts {
  const { requireMember, log } = options;
  const deps = shiftsDeps(options);
  const means = { ...deps, requireMember };
  const routes = createRouter<RequestEnv>();
  routes.route('/', helmRoutes(means));
  routes.route('/', handOverRoutes(means));
  routes.route('/', planRoutes(means));
  routes.route('/', settingsRoutes(means));
  return {
    routes,
    background: async (signal) => await watchHelms({ ...deps, log }, signal),
    deps,
    holding: createHolding(deps),
    findHelm,
    nextPresence: async (db, organisationId, accountId) => await nextPresence(deps, db, organisationId, accountId),
    hoursOf: async (db, moment) => await readHours(deps, db, moment),
    stretchesOf: async (db, span) => await readStretches(deps, db, span),
  };
}
