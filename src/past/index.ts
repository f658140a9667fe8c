import { randomUUID } from 'node:crypto';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import { pastFileRoutes } from './file-routes.ts';
import { readInboxOf } from './inbox-past.ts';
import { pastJobs } from './jobs.ts';
import { pastRoutes } from './routes.ts';

export { readPastFile } from './past-file.ts';
export type { PastFailure, PastFile, PastOptions } from './past-file.ts';
export type { Presence, Signed, Signer } from './schema.ts';

export interface PastRoomDeps {
  readonly database: Database;
  readonly requireMember: RequireMember;
  readonly log: Log;
}

/** What an account's past tells: read from a file or from the inbox, off the way of everything else. */
export function createPast({ database, requireMember, log }: PastRoomDeps): Required<Pick<Room, 'routes' | 'jobs'>> {
  const deps = { database, newId: randomUUID };
  const routes = createRouter<RequestEnv>();
  routes.route('/', pastRoutes({ ...deps, requireMember }));
  routes.route('/', pastFileRoutes({ ...deps, requireMember }));
  return { routes, jobs: pastJobs({ ...deps, log, readInbox: readInboxOf(database) }) };
}
