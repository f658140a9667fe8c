import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import type { Context } from '../platform/http/index.ts';
import type { Result } from '../platform/result.ts';
import { statusOfAsk } from './ask-network.ts';
import type { CircleDeps } from './ask-network.ts';
import { addToList, deleteList, makeList, packList, readLists, readMembers, removeFromList, renameList, unpackList } from './keep-lists.ts';
import type { ListRefusal } from './keep-lists.ts';
import { listMembersSchema, listsSchema, listWordsSchema, onListSchema } from './schema.ts';

const account = z.object({ accountId: z.uuid() });
const list = account.extend({ key: z.string().regex(/^[2-7a-j][2-7a-z]{12}$/) });
const member = list.extend({ identity: z.string().regex(/^did:[a-z]+:[\w.:%-]{1,240}$/) });
const tags = ['circles'];
const refused = refusals(401, 403, 404, 409, 422, 429, 502);
const kept = { 204: nothing('The network has it.'), ...refused };

/** An account's lists of people, and the starter packs made of them: kept on its network, read there each time. */
export function listRoutes(deps: CircleDeps & { readonly requireMember: RequireMember }) {
  const { requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();
  const common = { tags, middleware };

  const readAll = createRoute({
    ...common,
    method: 'get',
    path: '/accounts/{accountId}/lists',
    summary: 'The account’s lists of people',
    request: { params: account },
    responses: { 200: answer(listsSchema, 'By name.'), ...refused },
  });
  routes.openapi(readAll, async (c) => {
    const lists = await readLists(deps, c.get('visitor'), c.req.valid('param').accountId);
    return lists.ok ? c.json({ lists: [...lists.value] }, 200) : refuse(c, lists.error, statusOfAsk(lists.error));
  });

  const make = createRoute({
    ...common,
    method: 'post',
    path: '/accounts/{accountId}/lists',
    summary: 'Make a list',
    request: { params: account, body: body(listWordsSchema) },
    responses: kept,
  });
  routes.openapi(make, async (c) => say(c, await makeList(deps, c.get('visitor'), c.req.valid('param').accountId, c.req.valid('json'))));

  const rename = createRoute({
    ...common,
    method: 'put',
    path: '/accounts/{accountId}/lists/{key}',
    summary: 'Rename a list',
    request: { params: list, body: body(listWordsSchema) },
    responses: kept,
  });
  routes.openapi(rename, async (c) => say(c, await renameList(deps, c.get('visitor'), c.req.valid('param'), c.req.valid('json'))));

  const remove = createRoute({
    ...common,
    method: 'delete',
    path: '/accounts/{accountId}/lists/{key}',
    summary: 'Delete a list, and the starter pack made of it',
    request: { params: list },
    responses: kept,
  });
  routes.openapi(remove, async (c) => say(c, await deleteList(deps, c.get('visitor'), c.req.valid('param'))));

  const people = createRoute({
    ...common,
    method: 'get',
    path: '/accounts/{accountId}/lists/{key}/members',
    summary: 'Who is on a list',
    request: { params: list },
    responses: { 200: answer(listMembersSchema, 'In the order of the network.'), ...refused },
  });
  routes.openapi(people, async (c) => {
    const found = await readMembers(deps, c.get('visitor'), c.req.valid('param'));
    return found.ok ? c.json({ people: found.value.map((one) => ({ ...one })) }, 200) : refuse(c, found.error, statusOf(found.error));
  });

  const join = createRoute({
    ...common,
    method: 'post',
    path: '/accounts/{accountId}/lists/{key}/members',
    summary: 'Put somebody on a list',
    request: { params: list, body: body(onListSchema) },
    responses: kept,
  });
  routes.openapi(join, async (c) => say(c, await addToList(deps, c.get('visitor'), c.req.valid('param'), c.req.valid('json').handle)));

  const leave = createRoute({
    ...common,
    method: 'delete',
    path: '/accounts/{accountId}/lists/{key}/members/{identity}',
    summary: 'Take somebody off a list',
    request: { params: member },
    responses: kept,
  });
  routes.openapi(leave, async (c) =>
    say(c, await removeFromList(deps, c.get('visitor'), c.req.valid('param'), c.req.valid('param').identity)),
  );

  const pack = createRoute({
    ...common,
    method: 'put',
    path: '/accounts/{accountId}/lists/{key}/starter-pack',
    summary: 'Make a starter pack of a list, or change its words',
    request: { params: list, body: body(listWordsSchema) },
    responses: kept,
  });
  routes.openapi(pack, async (c) => say(c, await packList(deps, c.get('visitor'), c.req.valid('param'), c.req.valid('json'))));

  const unpack = createRoute({
    ...common,
    method: 'delete',
    path: '/accounts/{accountId}/lists/{key}/starter-pack',
    summary: 'Take a starter pack away, and leave its list',
    request: { params: list },
    responses: kept,
  });
  routes.openapi(unpack, async (c) => say(c, await unpackList(deps, c.get('visitor'), c.req.valid('param'))));
  return routes;
}

const say = (c: Context, result: Result<void, ListRefusal>) => (result.ok ? done(c) : refuse(c, result.error, statusOf(result.error)));

function statusOf(refusal: ListRefusal): 403 | 404 | 409 | 422 | 429 | 502 {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'wrong-handle':
      return 422;
    case 'list-in-rule':
    case 'list-of-speakers':
      return 409;
    default:
      return statusOfAsk(refusal);
  }
}
