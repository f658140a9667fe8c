import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import type { Database } from '../platform/database/index.ts';
import { impossible } from '../platform/result.ts';
import { answerReading, countMine, readMine, seeAnswers } from './read-together.ts';
import type { AnswerRefusal } from './read-together.ts';
import { answerSchema, peerReadingCountsSchema, peerReadingsSchema } from './schema.ts';

const tags = ['peer reading'];

/** What was given to me to read, what was said of mine. All of it one's own: nobody asks for another's. */
export function peerReadingRoutes(deps: { readonly database: Database; readonly requireMember: RequireMember }) {
  const { requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();

  const mine = createRoute({
    method: 'get',
    path: '/peer-readings',
    tags,
    summary: 'Colleagues’ messages to read, and what colleagues said of mine',
    middleware,
    responses: { 200: answer(peerReadingsSchema, 'Mine alone.'), ...refusals(401) },
  });
  routes.openapi(mine, async (c) => c.json(await readMine(deps, c.get('visitor')), 200));

  const counts = createRoute({
    method: 'get',
    path: '/peer-readings/counts',
    tags,
    summary: 'How many wait for me, and how many answers I have not seen',
    middleware,
    responses: { 200: answer(peerReadingCountsSchema, 'Mine alone.'), ...refusals(401) },
  });
  routes.openapi(counts, async (c) => c.json(await countMine(deps, c.get('visitor')), 200));

  const say = createRoute({
    method: 'put',
    path: '/peer-readings/{readingId}/answer',
    tags,
    summary: 'Thank a colleague for a message, or say a word of it',
    middleware,
    request: { params: z.object({ readingId: z.uuid() }), body: body(answerSchema) },
    responses: { 204: nothing('Said; its author sees it, with the name of who said it.'), ...refusals(401, 404, 409, 422) },
  });
  routes.openapi(say, async (c) => {
    const said = await answerReading(deps, c.get('visitor'), c.req.valid('param').readingId, c.req.valid('json'));
    return said.ok ? done(c) : refuse(c, said.error, statusOf(said.error));
  });

  const seen = createRoute({
    method: 'post',
    path: '/peer-readings/seen',
    tags,
    summary: 'I have seen what was said of my messages',
    middleware,
    responses: { 204: nothing('Noted.'), ...refusals(401) },
  });
  routes.openapi(seen, async (c) => {
    await seeAnswers(deps, c.get('visitor'));
    return done(c);
  });
  return routes;
}

function statusOf(refusal: AnswerRefusal): 404 | 409 {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'reading-over':
      return 409;
    default:
      return impossible(refusal);
  }
}
