import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { changeUsualLatitude, giveLatitude, readLatitudes } from './give-latitude.ts';
import type { LatitudeRefusal } from './give-latitude.ts';
import { mayGuardrails } from './policy.ts';
import { defaultsSchema, latitudeChangeSchema, latitudesSchema } from './schema.ts';
import { findWishes } from './wishes-store.ts';

const accountParams = z.object({ accountId: z.uuid() });
const memberParams = z.object({ accountId: z.uuid(), memberId: z.uuid().transform((id) => id.toLowerCase()) });
const tags = ['guardrails'];

/** How far each speaks alone. */
export function latitudeRoutes(deps: { readonly database: Database; readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();

  const read = createRoute({
    method: 'get',
    path: '/accounts/{accountId}/latitudes',
    tags,
    summary: 'How far each who answers on an account speaks alone there',
    middleware,
    request: { params: accountParams },
    responses: { 200: answer(latitudesSchema, 'In the order of the team.'), ...refusals(401, 404, 422) },
  });
  routes.openapi(read, async (c) => {
    const { organisationId, role } = c.get('visitor');
    const found = await database.read(organisationId, (db) => readLatitudes(db, organisationId, c.req.valid('param').accountId));
    return found ? c.json({ ...found, mayManage: mayGuardrails('manage', role) }, 200) : refuse(c, { kind: 'not-found' }, 404);
  });

  const give = createRoute({
    method: 'put',
    path: '/accounts/{accountId}/latitudes/{memberId}',
    tags,
    summary: 'Give a member a latitude on an account; nobody raises his or her own',
    middleware,
    request: { params: memberParams, body: body(latitudeChangeSchema) },
    responses: { 204: nothing('It counts from now on.'), ...refusals(401, 403, 404, 422) },
  });
  routes.openapi(give, async (c) => {
    const given = await giveLatitude(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
    return given.ok ? done(c) : refuse(c, given.error, statusOf(given.error));
  });

  const usual = createRoute({
    method: 'get',
    path: '/guardrails/defaults',
    tags,
    summary: 'The latitude of who was given no other',
    middleware,
    responses: { 200: answer(defaultsSchema, 'Of the organisation.'), ...refusals(401) },
  });
  routes.openapi(usual, async (c) => {
    const { organisationId } = c.get('visitor');
    const { usualLatitude: latitude } = await database.read(organisationId, (db) => findWishes(db, organisationId));
    return c.json({ latitude }, 200);
  });

  const set = createRoute({
    method: 'put',
    path: '/guardrails/defaults',
    tags,
    summary: 'Say which latitude has who was given no other; whoever raises it keeps his or her own',
    middleware,
    request: { body: body(defaultsSchema) },
    responses: { 204: nothing('It counts from now on.'), ...refusals(401, 403, 422) },
  });
  routes.openapi(set, async (c) => {
    const given = await changeUsualLatitude(deps, c.get('visitor'), c.req.valid('json').latitude);
    return given.ok ? done(c) : refuse(c, { kind: 'not-allowed' }, 403);
  });
  return routes;
}

const statusOf = ({ kind }: LatitudeRefusal) => (kind === 'not-found' ? 404 : 403);
