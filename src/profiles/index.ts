import { setTimeout as sleep } from 'node:timers/promises';
import type { Connections, Networks } from '../accounts/index.ts';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import { followTeams } from './follow-teams.ts';
import { profileRoutes } from './profile-routes.ts';
import type { ProfileKey } from './publish-profile.ts';
import { createPublishingProfiles } from './publishing-profiles.ts';
import { teamPictureRoutes } from './team-picture-routes.ts';
import { PUBLISH_PROFILE } from './wish.ts';

export { findPicture } from './layer-store.ts';
export type { KeptPicture } from './layer-store.ts';
export type { Layer, LayerContent, PictureId } from './layer.ts';
export type { ProfileState, ProfileView } from './schema.ts';
export { clearLayer, savePicture, setLayer } from './set-layer.ts';
export type { PictureToSave } from './set-layer.ts';

export interface ProfilesDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly connections: Pick<Connections, 'use'>;
  readonly requireMember: RequireMember;
  readonly log: Log;
}

export interface Profiles extends Required<Room> {
  /** Puts the original back before an account is disconnected, when that can be done within some seconds. */
  withdraw(key: ProfileKey): Promise<void>;
}

/** A change of a team is on its picture within about this long. */
const FOLLOW_EVERY_MS = 20_000;

/** The profiles room: what accounts show of themselves, in layers over their own; the team picture. */
export function createProfiles(deps: ProfilesDeps): Profiles {
  const { database, networks, connections, requireMember, log } = deps;
  const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
  const publishing = createPublishingProfiles({ database, networks, connections, log, wait, now: Date.now });

  async function follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await followTeams({ database, networks, log }).catch((err: unknown) => log.warn({ err }, 'team pictures wait for the database'));
      await wait(FOLLOW_EVERY_MS, signal).catch(() => {});
    }
  }

  const routes = createRouter<RequestEnv>();
  routes.route('/', profileRoutes({ database, requireMember }));
  routes.route('/', teamPictureRoutes({ database, networks, requireMember }));
  return {
    routes,
    jobs: { [PUBLISH_PROFILE]: publishing.job },
    background: async (signal) => void (await Promise.all([publishing.run(signal), follow(signal)])),
    withdraw: publishing.withdraw,
  };
}
