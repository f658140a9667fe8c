import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { pinPost } from './pin-post.ts';
import { viewPublication } from './publication-view.ts';
import { readSentPosts } from './read-sent-posts.ts';
import { publicationSchema } from './schema.ts';
import { sentPostsSchema } from './schema-sent.ts';
import { withdrawPublication } from './withdraw-publication.ts';
import type { OwnPostDeps, WithdrawRefusal } from './withdraw-publication.ts';

/** Our posts that stand on their networks: how, and what is done with them. `requireReader`: of who may read the conversation. */
export function sentPostRoutes(deps: OwnPostDeps & { readonly requireMember: RequireMember; readonly requireReader: RequireMember }) {
  const tags = ['publishing'];
  const act = <Path extends string>(path: Path, summary: string) =>
    createRoute({
      method: 'post',
      path,
      tags,
      summary,
      middleware: deps.requireMember,
      request: { params: z.object({ publicationId: z.uuid() }) },
      responses: {
        200: answer(publicationSchema, 'The publication; what the network is told of is told by a job.'),
        ...refusals(401, 403, 404, 409),
      },
    });
  const list = createRoute({
    method: 'get',
    path: '/conversations/{conversationId}/sent',
    tags,
    summary: 'What became of our posts in a conversation, and what one may do with them',
    middleware: deps.requireReader,
    request: { params: z.object({ conversationId: z.uuid() }) },
    responses: { 200: answer(sentPostsSchema, 'Newest first, 500 at most.'), ...refusals(401, 404) },
  });

  return createRouter<MemberEnv>()
    .openapi(list, async (c) => {
      const posts = await readSentPosts(deps, c.get('visitor'), c.req.valid('param').conversationId);
      return posts ? c.json(posts, 200) : refuse(c, { kind: 'not-found' }, 404);
    })
    .openapi(act('/publications/{publicationId}/withdraw', 'Take a sent post back from its network'), async (c) => {
      const done = await withdrawPublication(deps, c.get('visitor'), c.req.valid('param').publicationId);
      return done.ok
        ? c.json(await viewPublication(deps.database, c.get('visitor'), done.value), 200)
        : refuse(c, done.error, statusOf(done.error));
    })
    .openapi(act('/publications/{publicationId}/pin', 'Put it at the head of its account’s profile, instead of any other'), async (c) => {
      const done = await pinPost(deps, c.get('visitor'), { ...c.req.valid('param'), isWanted: true });
      return done.ok
        ? c.json(await viewPublication(deps.database, c.get('visitor'), done.value), 200)
        : refuse(c, done.error, statusOf(done.error));
    })
    .openapi(act('/publications/{publicationId}/unpin', 'Take it from the head of the profile'), async (c) => {
      const done = await pinPost(deps, c.get('visitor'), { ...c.req.valid('param'), isWanted: false });
      return done.ok
        ? c.json(await viewPublication(deps.database, c.get('visitor'), done.value), 200)
        : refuse(c, done.error, statusOf(done.error));
    });
}

function statusOf(refusal: WithdrawRefusal): 403 | 404 | 409 {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'not-allowed':
    case 'outside-team':
      return 403;
    case 'not-offered':
    case 'already-gone':
    case 'wrong-state':
    case 'account-disconnected':
    case 'account-needs-reconnection':
    case 'account-paused':
      return 409;
    default:
      return impossible(refusal);
  }
}
