import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import type { OfficeDeps } from './office-deps.ts';
import { dismissPost, editPost, publishPost } from './publish-post.ts';
import type { PostRefusal } from './publish-post.ts';
import { officePostKindSchema, updateOfficePostSchema } from './schema.ts';

const params = z.object({ tenureId: z.uuid(), kind: officePostKindSchema });
const tags = ['offices'];

/** Welcome and farewell: changed by those who manage offices, published by the person in whose name they are. */
export function officePostRoutes(deps: OfficeDeps & { readonly requireMember: RequireMember }) {
  const middleware = deps.requireMember;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'put',
        path: '/offices/posts/{tenureId}/{kind}',
        tags,
        summary: 'Change the proposed words',
        middleware,
        request: { params, body: body(updateOfficePostSchema) },
        responses: { 204: nothing('Saved.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const edited = await editPost(deps, c.get('visitor'), { key: c.req.valid('param'), body: c.req.valid('json').body });
        return edited.ok ? done(c) : refuse(c, edited.error, statusOf(edited.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/offices/posts/{tenureId}/{kind}/publish',
        tags,
        summary: 'Publish the words in one’s own name, once',
        middleware,
        request: { params },
        responses: { 200: answer(z.object({ publicationId: z.uuid().nullable() }), 'On its way.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const published = await publishPost(deps, c.get('visitor'), c.req.valid('param'));
        return published.ok
          ? c.json({ publicationId: published.value.publicationId }, 200)
          : refuse(c, published.error, statusOf(published.error));
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/offices/posts/{tenureId}/{kind}/dismissed',
        tags,
        summary: 'Put the proposal aside, or take it out again',
        middleware,
        request: { params, body: body(z.object({ dismissed: z.boolean() })) },
        responses: { 204: nothing('Done.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const { dismissed } = c.req.valid('json');
        const changed = await dismissPost(deps, c.get('visitor'), { key: c.req.valid('param'), dismissed });
        return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
      },
    );
}

function statusOf(refusal: PostRefusal): 403 | 404 | 409 | 422 {
  switch (refusal.kind) {
    case 'not-yours':
      return 403;
    case 'not-found':
      return 404;
    case 'already-published':
    case 'not-open':
      return 409;
    case 'empty':
    case 'not-published':
      return 422;
    default:
      return impossible(refusal);
  }
}
