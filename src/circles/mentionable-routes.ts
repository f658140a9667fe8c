import { z } from 'zod';
import { findMentionable } from '../inbox/index.ts';
import type { Mentionable } from '../inbox/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { statusOfAsk } from './ask-network.ts';
import type { CircleDeps } from './ask-network.ts';
import { mentionableSchema, typedSchema } from './schema.ts';
import { searchDirectory } from './search-directory.ts';

const tags = ['circles'];

/** Who can be mentioned, for somebody who types `@` and a few letters. */
export function mentionableRoutes(deps: CircleDeps & { readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();

  const here = createRoute({
    method: 'get',
    path: '/mentionable',
    tags,
    middleware,
    summary: 'Correspondents who are called so, each person once',
    request: { query: typedSchema },
    responses: { 200: answer(mentionableSchema, 'Eight at most; who spoke with us last first.'), ...refusals(401, 422) },
  });
  routes.openapi(here, async (c) => {
    const visitor = c.get('visitor');
    const people = await database.read(visitor.organisationId, (db) => findMentionable(db, visitor, c.req.valid('query').typed));
    return c.json({ people: toViews(people) }, 200);
  });

  const there = createRoute({
    method: 'get',
    path: '/accounts/{accountId}/mentionable',
    tags,
    middleware,
    summary: 'People of the account’s network who are called so, as the network says',
    request: { params: z.object({ accountId: z.uuid() }), query: typedSchema },
    responses: { 200: answer(mentionableSchema, 'Eight at most; in the network’s order.'), ...refusals(401, 404, 409, 422, 429, 502) },
  });
  routes.openapi(there, async (c) => {
    const found = await searchDirectory(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('query') });
    return found.ok ? c.json({ people: toViews(found.value) }, 200) : refuse(c, found.error, statusOfAsk(found.error));
  });
  return routes;
}

const toViews = (people: readonly Mentionable[]) => people.map((one) => Object.assign({}, one, { handles: [...one.handles] }));
