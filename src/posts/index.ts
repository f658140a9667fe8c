import { randomUUID } from 'node:crypto';
import { findAccount } from '../accounts/index.ts';
import type { Networks } from '../accounts/index.ts';
import { findMember, findOrganisation } from '../people/index.ts';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import { fail } from '../platform/result.ts';
import type { Guard } from '../review/index.ts';
import { announceWithMedia } from '../publishing/index.ts';
import { signatureFor } from '../signatures/index.ts';
import { hashtagRoutes } from './hashtag-routes.ts';
import { createLeaving } from './leaving.ts';
import { LEAVE } from './leaving-job.ts';
import { aheadRoutes } from './ahead-routes.ts';
import { calendarFileRoutes } from './calendar-file-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { planRoutes } from './plan-routes.ts';
import type { PostsDeps } from './posts-deps.ts';
import { commentRoutes, draftRoutes, slotRoutes, speakingRoutes } from './routes.ts';

export { commentWithin } from './comment-post.ts';
export { beginDraft } from './draft-post.ts';
export { heldPostDoor } from './held-post.ts';
export { postsHolding } from './member-holding.ts';
export { planWithin } from './plan-post.ts';
export type { Post, PostContent, PostState } from './post.ts';
export type { PostsDeps } from './posts-deps.ts';
export { listPosts } from './store.ts';
export { takeBack } from './take-back.ts';

export interface PostsOptions {
  readonly database: Database;
  readonly networks: Networks;
  readonly requireMember: RequireMember;
  readonly log: Log;
  readonly guard: Guard;
}

/** What the posts work with, when nothing is told otherwise (a test's clock). */
export function postsDeps({ database, networks, guard }: Pick<PostsOptions, 'database' | 'networks' | 'guard'>): PostsDeps {
  return {
    database,
    networks,
    guard,
    newId: randomUUID,
    now: () => new Date(),
    findZone: async (db, organisationId) => (await findOrganisation(db, organisationId))?.timeZone ?? 'UTC',
    isActive: async (db, organisationId, memberId) => (await findMember(db, organisationId, memberId))?.state === 'active',
    say: async (tx, { accountId, memberId, visibility, contentWarning, languages, media, card, ...part }) => {
      const account = await findAccount(tx.db, tx.organisationId, accountId);
      const signature = await signatureFor(tx.db, tx.organisationId, accountId, memberId);
      if (signature.missing !== null) return fail({ kind: 'no-speaker-tag' });
      const reach = { visibility, contentWarning, languages };
      const undoDelaySeconds = account?.undoDelaySeconds ?? 0;
      const announcement = {
        ...part,
        accountId,
        memberId,
        kind: 'announcement',
        signature,
        inReply: null,
        undoDelaySeconds,
        reach,
        waitsForAccount: true,
      } as const;
      return await announceWithMedia({ networks, newId: randomUUID }, tx, announcement, { attachments: media, card });
    },
  };
}

/** The posts room: what accounts say of their own accord, prepared together, with a time and a name. */
export function createPosts(options: PostsOptions): Required<Room> {
  const { requireMember, log } = options;
  const deps = postsDeps(options);
  const leaving = createLeaving({ ...deps, log });
  const means = { ...deps, requireMember };
  const routes = createRouter<RequestEnv>();
  routes.route('/', draftRoutes(means));
  routes.route('/', commentRoutes(means));
  routes.route('/', hashtagRoutes(means));
  routes.route('/', slotRoutes(means));
  routes.route('/', speakingRoutes(means));
  routes.route('/', planRoutes(means));
  routes.route('/', noticeRoutes(means));
  routes.route('/', calendarFileRoutes(means));
  routes.route('/', aheadRoutes(means));
  return { routes, jobs: { [LEAVE]: leaving.job }, background: leaving.run };
}
