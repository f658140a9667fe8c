import { z } from 'zod';
import { findAccount } from '../accounts/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { checkPost } from './check-post.ts';
import { listComingsOf } from './coming-store.ts';
import { commentPost, settleCommentOf } from './comment-post.ts';
import { listComments } from './comment-store.ts';
import { changePost, draftPost, dropPost, restoreVersion } from './draft-post.ts';
import type { ChangeRefusal } from './draft-post.ts';
import type { PostsDeps } from './posts-deps.ts';
import {
  changeSchema,
  newCommentSchema,
  postDetailSchema,
  postListSchema,
  postSchema,
  postStateSchema,
  slotsSchema,
  speakingSchema,
  wordingSchema,
} from './schema.ts';
import { readSpeaking } from './read-speaking.ts';
import { listSlots, replaceSlots } from './slot-store.ts';
import { findPost, listPosts } from './store.ts';
import { listVersions } from './version-store.ts';
import { readDeliveries } from './read-deliveries.ts';
import { toComingView, toCommentView, toPostView } from './views.ts';

export type RouteDeps = PostsDeps & { readonly requireMember: RequireMember };

const tags = ['posts'];
export const postParams = z.object({ postId: z.uuid() });
export const onePost = answer(postSchema, 'The post.');

/** Drafts that everybody shares: words, versions, comments. */
export function draftRoutes(deps: RouteDeps) {
  const { database, networks, requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/posts',
        tags,
        summary: 'Posts, those that were changed last first',
        middleware: requireMember,
        request: {
          query: z.object({
            state: z.union([postStateSchema, z.array(postStateSchema)]).optional(),
            accountId: z.uuid().optional(),
            limit: z.coerce.number().int().min(1).max(200).default(100),
          }),
        },
        responses: { 200: answer(postListSchema, 'The posts.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { state, accountId, limit } = c.req.valid('query');
        const states = state === undefined ? [] : [state].flat();
        const posts = await database.read(organisationId, (db) => listPosts(db, organisationId, { states, accountId, limit }));
        return c.json({ posts: posts.map(toPostView) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/posts',
        tags,
        summary: 'Begin a draft',
        middleware: requireMember,
        request: { body: body(wordingSchema) },
        responses: { 201: onePost, ...refusals(401) },
      }),
      async (c) => c.json(toPostView(await draftPost(deps, c.get('visitor'), c.req.valid('json'))), 201),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/posts/{postId}',
        tags,
        summary: 'A post with its comments, versions, what became of it, and what stands in its way',
        middleware: requireMember,
        request: { params: postParams },
        responses: { 200: answer(postDetailSchema, 'The post.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const { postId } = c.req.valid('param');
        const found = await database.read(organisationId, async (db) => {
          const post = await findPost(db, organisationId, postId);
          if (post === null) return null;
          const comments = await listComments(db, organisationId, postId);
          const versions = await listVersions(db, organisationId, postId);
          const comings = await listComingsOf(db, organisationId, postId);
          const deliveries = await readDeliveries(db, organisationId, comings);
          return {
            post,
            comments,
            versions,
            comings,
            deliveries,
            problems: await checkPost(networks, db, organisationId, { post, memberId }),
          };
        });
        if (found === null) return refuse(c, { kind: 'not-found' }, 404);
        const detail = {
          post: toPostView(found.post),
          comments: found.comments.map(toCommentView),
          versions: found.versions.map((version) => ({
            ...version,
            writtenAt: version.writtenAt.toISOString(),
            content: toPostView({ ...found.post, content: version.content }).content,
            accountIds: [...version.accountIds],
          })),
          comings: found.comings.map((coming) => toComingView(coming, found.deliveries)),
          problems: found.problems,
        };
        return c.json(detail, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/posts/{postId}/wording',
        tags,
        summary: 'Write it anew, over the revision that was read',
        middleware: requireMember,
        request: { params: postParams, body: body(changeSchema) },
        responses: { 200: onePost, ...refusals(401, 404, 409) },
      }),
      async (c) => {
        const changed = await changePost(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return changed.ok ? c.json(toPostView(changed.value), 200) : refuse(c, changed.error, changeStatus(changed.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/posts/{postId}/versions/{revision}/restore',
        tags,
        summary: 'Bring an earlier wording back, as a new one',
        middleware: requireMember,
        request: {
          params: postParams.extend({ revision: z.coerce.number().int().min(1) }),
          query: z.object({ takesOver: z.stringbool().optional() }),
        },
        responses: { 200: onePost, ...refusals(401, 404, 409) },
      }),
      async (c) => {
        const restored = await restoreVersion(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('query') });
        return restored.ok ? c.json(toPostView(restored.value), 200) : refuse(c, restored.error, changeStatus(restored.error));
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/posts/{postId}/dropped',
        tags,
        summary: 'Give it up, or take it up again',
        middleware: requireMember,
        request: { params: postParams, body: body(z.object({ dropped: z.boolean() })) },
        responses: { 200: onePost, ...refusals(401, 403, 404, 409) },
      }),
      async (c) => {
        const dropped = await dropPost(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return dropped.ok
          ? c.json(toPostView(dropped.value), 200)
          : refuse(c, dropped.error, dropped.error.kind === 'not-allowed' ? 403 : changeStatus(dropped.error));
      },
    );
}

/** As whom one would speak, account by account. */
export function speakingRoutes({ database, networks, requireMember }: RouteDeps) {
  return createRouter<MemberEnv>().openapi(
    createRoute({
      method: 'get',
      path: '/speaking',
      tags,
      summary: 'How one would speak on each account of one’s own accord: signature, room, what the network offers',
      middleware: requireMember,
      responses: { 200: answer(z.object({ accounts: z.array(speakingSchema) }), 'In the order of the accounts.'), ...refusals(401) },
    }),
    async (c) => {
      const visitor = c.get('visitor');
      const accounts = await database.read(visitor.organisationId, (db) => readSpeaking(networks, db, visitor));
      return c.json({ accounts: accounts }, 200);
    },
  );
}

/** What colleagues say of a draft. */
export function commentRoutes(deps: RouteDeps) {
  const { requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'post',
        path: '/posts/{postId}/comments',
        tags,
        summary: 'Say a word on a draft',
        middleware: requireMember,
        request: { params: postParams, body: body(newCommentSchema) },
        responses: { 201: answer(z.object({ commentId: z.uuid() }), 'The comment.'), ...refusals(401, 404, 409) },
      }),
      async (c) => {
        const said = await commentPost(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return said.ok ? c.json(said.value, 201) : refuse(c, said.error, said.error.kind === 'not-found' ? 404 : 409);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/posts/{postId}/comments/{commentId}/settled',
        tags,
        summary: 'Find a comment settled, or not settled after all',
        middleware: requireMember,
        request: { params: postParams.extend({ commentId: z.uuid() }), body: body(z.object({ settled: z.boolean() })) },
        responses: { 204: nothing('Done.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const settled = await settleCommentOf(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return settled.ok ? done(c) : refuse(c, settled.error, 404);
      },
    );
}

/** The slots of an account's week. */
export function slotRoutes({ database, requireMember }: Pick<RouteDeps, 'database' | 'requireMember'>) {
  const params = z.object({ accountId: z.uuid() });
  const week = answer(slotsSchema, 'In the week’s order; weekday 1 is Monday, times are of the organisation’s zone.');
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/slots',
        tags,
        summary: 'At which times of the week an account says what is ready',
        middleware: requireMember,
        request: { params },
        responses: { 200: week, ...refusals(401) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const slots = await database.read(organisationId, (db) => listSlots(db, organisationId, c.req.valid('param').accountId));
        return c.json({ slots }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/accounts/{accountId}/slots',
        tags,
        summary: 'Set them, all at once',
        middleware: requireMember,
        request: { params, body: body(slotsSchema) },
        responses: { 200: week, ...refusals(401, 403, 404) },
      }),
      async (c) => {
        const { organisationId, memberId, role } = c.get('visitor');
        if (role === 'member') return refuse(c, { kind: 'not-allowed' }, 403);
        const { accountId } = c.req.valid('param');
        const { slots } = c.req.valid('json');
        const kept = await database.transact(organisationId, async (tx) => {
          if ((await findAccount(tx.db, organisationId, accountId)) === null) return null;
          await replaceSlots(tx, accountId, slots);
          tx.record({ kind: 'post.slots-changed', memberId, accountId, data: { count: slots.length } });
          return await listSlots(tx.db, organisationId, accountId);
        });
        return kept === null ? refuse(c, { kind: 'not-found' }, 404) : c.json({ slots: kept }, 200);
      },
    );
}

function changeStatus({ kind }: { readonly kind: ChangeRefusal['kind'] }) {
  switch (kind) {
    case 'not-found':
      return 404;
    case 'wrong-state':
    case 'changed-since':
    case 'in-anothers-name':
      return 409;
    default:
      return impossible(kind);
  }
}
