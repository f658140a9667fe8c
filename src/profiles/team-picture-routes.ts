import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { changeLogo } from './change-logo.ts';
import { statusOf } from './failure-routes.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { publishTeamPicture, removeTeamPicture } from './publish-team-picture.ts';
import type { TeamPictureDeps } from './publish-team-picture.ts';
import { previewTeamPicture, readTeamPicture } from './read-team-picture.ts';
import { teamPictureChoiceSchema, teamPictureSchema } from './schema.ts';

const accountParams = z.object({ accountId: z.uuid() });
const previewQuery = z.object({
  /** UUIDs with commas between them, in their order. */
  members: z
    .string()
    .max(4_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(100)),
  /** Whatever makes a browser ask again. */
  version: z.string().max(200).optional(),
});
const refused = refusals(401, 403, 404, 422);
const tags = ['profiles'];

/** The picture of an account's team: seen, chosen, previewed, published, taken away. */
export function teamPictureRoutes(deps: TeamPictureDeps & { readonly requireMember: RequireMember }) {
  const middleware = deps.requireMember;
  const inTurn = createOneAtATime();
  const routes = createRouter<MemberEnv>();
  const params = accountParams;

  const read = createRoute({
    method: 'get',
    path: '/accounts/{accountId}/team-picture',
    tags,
    summary: 'Who can be on the team picture, how it is made, and what became of it',
    middleware,
    request: { params },
    responses: { 200: answer(teamPictureSchema, 'The team picture.'), ...refused },
  });
  routes.openapi(read, async (c) => {
    const found = await readTeamPicture(deps, c.get('visitor').organisationId, c.req.valid('param').accountId);
    return found === null ? refuse(c, { kind: 'not-found' }, 404) : c.json(found, 200);
  });

  const preview = createRoute({
    method: 'get',
    path: '/accounts/{accountId}/team-picture/{name}',
    tags,
    summary: 'The picture as it would be published',
    middleware,
    request: { params: z.object({ accountId: z.uuid(), name: z.enum(['avatar', 'banner']) }), query: previewQuery },
    responses: {
      200: { description: 'The image.', content: { 'image/jpeg': { schema: z.string().meta({ format: 'binary' }) } } },
      ...refused,
      ...refusals(503),
    },
  });
  routes.openapi(preview, async (c) => {
    const { accountId, name } = c.req.valid('param');
    const wanted = { accountId, name, memberIds: c.req.valid('query').members };
    const drawn = await inTurn(async () => await previewTeamPicture(deps, c.get('visitor').organisationId, wanted));
    if (!drawn.ok) return refuse(c, drawn.error, 503);
    const picture = drawn.value;
    if (picture === null) return refuse(c, { kind: 'not-found' }, 404);
    c.header('Content-Type', picture.mimeType);
    c.header('Cache-Control', 'private, no-store');
    c.header('Content-Security-Policy', "default-src 'none'");
    return c.body(new Uint8Array(picture.bytes), 200);
  });

  const publish = createRoute({
    method: 'put',
    path: '/accounts/{accountId}/team-picture',
    tags,
    summary: 'Compose the team picture and publish it',
    middleware,
    request: { params, body: body(teamPictureChoiceSchema) },
    responses: { 204: nothing('It is on its way to the network.'), ...refused },
  });
  routes.openapi(publish, async (c) => {
    const { accountId } = c.req.valid('param');
    const published = await publishTeamPicture(deps, c.get('visitor'), { accountId, choice: c.req.valid('json') });
    return published.ok ? done(c) : refuse(c, published.error, statusOf(published.error));
  });

  const remove = createRoute({
    method: 'delete',
    path: '/accounts/{accountId}/team-picture',
    tags,
    summary: 'Take the team picture away; what it covered shows again',
    middleware,
    request: { params },
    responses: { 204: nothing('Gone, or on its way.'), ...refused },
  });
  routes.openapi(remove, async (c) => {
    const removed = await removeTeamPicture(deps, c.get('visitor'), c.req.valid('param').accountId);
    return removed.ok ? done(c) : refuse(c, removed.error, statusOf(removed.error));
  });

  routes.route('/', logoRoutes(deps));
  return routes;
}

function logoRoutes(deps: TeamPictureDeps & { readonly requireMember: RequireMember }) {
  const routes = createRouter<MemberEnv>();
  const about = {
    tags,
    path: '/accounts/{accountId}/team-picture/logo',
    middleware: deps.requireMember,
    request: { params: accountParams },
  };

  const put = createRoute({
    ...about,
    method: 'put',
    summary: 'Put a logo on the team picture: the bytes of a JPEG, PNG, WebP, AVIF or GIF image, 10 MB at most',
    responses: { 204: nothing('Kept.'), ...refused },
  });
  routes.openapi(put, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const changed = await changeLogo(deps, c.get('visitor'), { accountId: c.req.valid('param').accountId, bytes });
    return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
  });

  const remove = createRoute({
    ...about,
    method: 'delete',
    summary: 'Take the logo off the team picture',
    responses: { 204: nothing('There is none.'), ...refused },
  });
  routes.openapi(remove, async (c) => {
    const changed = await changeLogo(deps, c.get('visitor'), { accountId: c.req.valid('param').accountId, bytes: null });
    return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
  });
  return routes;
}
