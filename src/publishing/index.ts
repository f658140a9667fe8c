import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Connections, Networks } from '../accounts/index.ts';
import { guardConversations } from '../inbox/index.ts';
import type { OneByOne } from '../media/index.ts';
import type { NetworkName } from '../networks/network.ts';
import type { People } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { JobHandler } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import type { Guard } from '../review/index.ts';
import { announcementRoutes } from './announcement-routes.ts';
import { createDelivering } from './delivering.ts';
import { carryOutPin } from './carry-out-pin.ts';
import { DELIVER, PIN } from './record-publication.ts';
import { publicationActRoutes, publishingRoutes } from './routes.ts';
import { sentPostRoutes } from './sent-post-routes.ts';
import type { SettleByHandDeps } from './undo-publication.ts';

export { publicationExport } from './account-export-store.ts';
export { announce } from './announce.ts';
export { announceWithMedia } from './announce-with-media.ts';
export type { AnnounceDeps, Announcement, AnnounceRefusal } from './announce.ts';
export type { AnnouncementKind, Publication } from './publication.ts';
export { publishingHolding } from './member-holding-store.ts';
export { heldReplyDoor } from './held-reply.ts';
export { keepPastReply } from './past-store.ts';
export type { PastReply } from './past-store.ts';
export { reply } from './reply.ts';
export { findPublication, listByIds } from './store.ts';
export type { Reply, ReplyDeps, ReplyRefusal } from './reply.ts';
export type { PublicationState, PublicationView } from './schema.ts';

export interface PublishingDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly connections: Connections;
  readonly people: Pick<People, 'requireMember'>;
  readonly log: Log;
  /** One large picture is unpacked at a time, whoever wants it. */
  readonly oneByOne: OneByOne;
  /** What a later room does when something that it had handed over is taken back before it left. */
  readonly onCancelled?: SettleByHandDeps['onCancelled'];
  /** What is asked before a person's words leave. */
  readonly guard: Guard;
}

const pinPayload = z.object({ organisationId: z.uuid(), accountId: z.uuid() });

/** The publishing room: the signed reply, the outbox, delivery without doubles. */
export function createPublishing(deps: PublishingDeps): Required<Room> {
  const { database, networks, connections, people, log } = deps;
  const { requireMember } = people;
  const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
  const postingLimits = (name: NetworkName) => networks[name].capabilities.posting ?? [];
  const delivering = createDelivering({ database, connections, log, wait, oneByOne: deps.oneByOne, now: Date.now, postingLimits });
  const means = {
    database,
    networks,
    requireMember,
    guard: deps.guard,
    newId: randomUUID,
    ...(deps.onCancelled && { onCancelled: deps.onCancelled }),
  };
  const requireReader = guardConversations(database, requireMember);

  const routes = createRouter<RequestEnv>();
  routes.route('/', publishingRoutes({ ...means, requireMember: requireReader }));
  routes.route('/', publicationActRoutes(means));
  routes.route('/', announcementRoutes(means));
  routes.route('/', sentPostRoutes({ ...means, requireReader }));

  const calls = { database, connections, wait, now: Date.now };
  const pins: JobHandler = async (payload) => await carryOutPin(calls, pinPayload.parse(payload));
  return { routes, jobs: { [DELIVER]: delivering.job, [PIN]: pins }, background: delivering.run };
}
