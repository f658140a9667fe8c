import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Room } from '../platform/room.ts';
import { checkMedia } from './check-media.ts';
import { mediaFileRoutes } from './file-routes.ts';
import { forgetMedia } from './forget-media.ts';
import { CHECK_MEDIA, FORGET_MEDIA } from './media-deps.ts';
import type { OneByOne } from './one-by-one.ts';
import { mediaRoutes } from './routes.ts';

export { mediaExport } from './account-export-store.ts';
export { attachToPublication, carriesSame, giveBackMedia, readAttachments, saveDraftMedia, tidyAlt } from './attach.ts';
export type { AttachRefusal, AttachedMedia } from './attach.ts';
export { listPublishedMedia, wantsUpload, writeHandle } from './attachment-store.ts';
export type { DraftPlace, PublishedMedia } from './attachment-store.ts';
export { holdForPost } from './hold-store.ts';
export { keepPicture } from './keep-picture.ts';
export { fileFor, filesOf, outgoingMedia } from './make-files.ts';
export type { CarriedFile, FileDeps } from './make-files.ts';
export { shownInThread } from './media-view.ts';
export { mediaHolding } from './member-holding-store.ts';
export { createOneByOne } from './one-by-one.ts';
export type { OneByOne } from './one-by-one.ts';
export { readAttached, readCarried } from './read-media.ts';
export type { AttachedView, Attachment, MediaView } from './schema.ts';
export { findSettings } from './setting-store.ts';

export interface MediaRoomDeps {
  readonly database: Database;
  readonly requireMember: RequireMember;
  /** Shared with whoever makes files for networks: one large picture is unpacked at a time. */
  readonly oneByOne: OneByOne;
}

const payloadSchema = z.object({ organisationId: z.uuid(), mediaId: z.uuid() });

/** The media room: pictures and films that are sent, as each network takes them, with words for those who do not see them. */
export function createMedia({ database, requireMember, oneByOne }: MediaRoomDeps): Required<Pick<Room, 'routes' | 'jobs'>> {
  const means = { database, requireMember, oneByOne, newId: randomUUID };
  const routes = createRouter<RequestEnv>();
  routes.route('/', mediaRoutes(means));
  routes.route('/', mediaFileRoutes(means));
  return {
    routes,
    jobs: {
      [CHECK_MEDIA]: async (payload) => await checkMedia({ database, oneByOne }, payloadSchema.parse(payload)),
      [FORGET_MEDIA]: async (payload) => await forgetMedia({ database, now: Date.now }, payloadSchema.parse(payload)),
    },
  };
}
