import { setTimeout as sleep } from 'node:timers/promises';
import type { Holding, RequireMember } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import { createAdvancing } from './advancing.ts';
import { leaveOffices } from './end-tenure.ts';
import { officePostRoutes } from './post-routes.ts';
import { officeRoutes, tenureRoutes } from './routes.ts';
import { ADVANCE, SHOW, showHolderAnew } from './settle-office.ts';
import { showOffice } from './show-office.ts';
import { deleteUnpublishedOf } from './post-store.ts';
import type { ShowDeps } from './show-office.ts';
import { readTenuresOf } from './store.ts';

export { dayBefore, localDay, sayDay, startOfDay } from './local-day.ts';
export { bornTitle } from './office-face.ts';
export { createOffice } from './manage-office.ts';
export type { AnnouncementRefusal, OfficeDeps } from './office-deps.ts';
export { planTenure } from './plan-tenure.ts';
export { dismissPost } from './publish-post.ts';
export { findTenure } from './read-offices.ts';
export type { ShowDeps } from './show-office.ts';
export { readNow, readOffices as listOfficesOf, readTenures as listTenures } from './store.ts';
export { nextChange, titleOf, vacantSince } from './tenure.ts';
export type { Office, Tenure } from './tenure.ts';

/** The offices room's door. */
export interface Offices extends Required<Room> {
  /** What it keeps of members, for when they leave, are erased or want to know. */
  readonly holding: Holding;
}

/** Offices: accounts that stay while the people in them change. */
export function createOffices(deps: ShowDeps & { readonly log: Log; readonly requireMember: RequireMember }): Offices {
  const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
  const advancing = createAdvancing({ ...deps, wait });
  const routes = createRouter<RequestEnv>();
  // Before `/offices/{officeId}`, which would take `posts` for an id.
  routes.route('/', officePostRoutes(deps));
  routes.route('/', officeRoutes(deps));
  routes.route('/', tenureRoutes(deps));
  return {
    routes,
    jobs: { [ADVANCE]: advancing.job, [SHOW]: showOffice(deps) },
    background: advancing.run,
    holding: {
      name: 'offices',
      leave: async (tx, memberId) => await leaveOffices(deps, tx, memberId),
      shownAnew: showHolderAnew,
      erase: deleteUnpublishedOf,
      export: readTenuresOf,
    },
  };
}
