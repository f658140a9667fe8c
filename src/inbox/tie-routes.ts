import { z } from 'zod';
import type { MemberEnv } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import type { InboxDeps } from './inbox-deps.ts';
import { findTies } from './read-ties.ts';
import { tieSchema, tiesSchema } from './schema.ts';
import { joinCorrespondents, partCorrespondents, tellApart } from './tie-correspondents.ts';
import type { TieRefusal } from './tie-correspondents.ts';

const SAYING = { joined: joinCorrespondents, 'told-apart': tellApart, parted: partCorrespondents } as const;

/** Who is the same person on several networks, as members say. */
export function tieRoutes({ database, requireMember: middleware }: InboxDeps) {
  const routes = createRouter<MemberEnv>();
  const params = z.object({ correspondentId: z.uuid().toLowerCase() });

  const read = createRoute({
    method: 'get',
    path: '/correspondents/{correspondentId}/ties',
    summary: 'As whom else somebody is known, and who may be the same person',
    middleware,
    request: { params },
    responses: { 200: answer(tiesSchema, 'Proposed by likeness, joined by a person only.'), ...refusals(401, 404, 422) },
  });
  routes.openapi(read, async (c) => {
    const { organisationId } = c.get('visitor');
    const { correspondentId } = c.req.valid('param');
    const ties = await database.read(organisationId, (db) => findTies(db, organisationId, correspondentId));
    return ties ? c.json(ties, 200) : refuse(c, { kind: 'not-found' }, 404);
  });

  const say = createRoute({
    method: 'put',
    path: '/correspondents/{correspondentId}/ties/{otherId}',
    summary: 'Say that two are one person, that they are not, or take it back',
    middleware,
    request: { params: params.extend({ otherId: z.uuid().toLowerCase() }), body: body(tieSchema) },
    responses: { 204: nothing('Said.'), ...refusals(401, 404, 409, 422) },
  });
  routes.openapi(say, async (c) => {
    const said = await SAYING[c.req.valid('json').state]({ database }, c.get('visitor'), c.req.valid('param'));
    return said.ok ? done(c) : refuse(c, said.error, statusOf(said.error));
  });
  return routes;
}

function statusOf(refusal: TieRefusal): 404 | 409 | 422 {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'same':
      return 422;
    case 'told-apart':
    case 'joined':
    case 'too-many':
      return 409;
    default:
      return impossible(refusal);
  }
}
