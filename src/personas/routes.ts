import { z } from 'zod';
import { findAccount } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import { findOrganisation } from '../people/index.ts';
import type { MemberEnv } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { statusOf } from './failure-routes.ts';
import { openingsOf, toPersonaView } from './openings.ts';
import type { Described } from './openings.ts';
import type { PersonasDeps } from './personas-deps.ts';
import { accountPersonaSchema, openingsSchema, writePersonaSchema } from './schema.ts';
import { findPersona } from './store.ts';
import { keepPersona, retirePersona } from './write-persona.ts';

const params = z.object({ accountId: z.uuid() });
const path = '/accounts/{accountId}/persona' as const;
const tags = ['personas'];
const NOT_FOUND = { kind: 'not-found' } as const;

/** The character of an account: seen by everybody, made, changed and retired by those who look after the accounts. */
export function personaRoutes(deps: PersonasDeps) {
  const { database, networks, requireMember: middleware } = deps;
  const readOpenings = async (db: Query, account: Account, persona: Described) => {
    const organisation = await findOrganisation(db, account.organisationId);
    return openingsOf(persona, account, organisation?.name ?? '', networks);
  };
  const view = async (organisationId: string, accountId: string) =>
    await database.read(organisationId, async (db) => {
      const account = await findAccount(db, organisationId, accountId);
      if (account === null) return null;
      const persona = await findPersona(db, organisationId, accountId);
      return { persona: persona && toPersonaView(persona, await readOpenings(db, account, persona)) };
    });
  const routes = createRouter<MemberEnv>();

  const show = createRoute({
    method: 'get',
    path,
    tags,
    summary: 'The character of an account, and what the public reads of it',
    middleware,
    request: { params },
    responses: { 200: answer(accountPersonaSchema, 'Null when it has none.'), ...refusals(401, 404) },
  });
  routes.openapi(show, async (c) => {
    const shown = await view(c.get('visitor').organisationId, c.req.valid('param').accountId);
    return shown ? c.json(shown, 200) : refuse(c, NOT_FOUND, 404);
  });

  const write = createRoute({
    method: 'put',
    path,
    tags,
    summary: 'Make or change the character of an account; open threads and the profile are told',
    middleware,
    request: { params, body: body(writePersonaSchema) },
    responses: { 200: answer(accountPersonaSchema, 'As it is from now on.'), ...refusals(401, 403, 404, 409, 422) },
  });
  routes.openapi(write, async (c) => {
    const visitor = c.get('visitor');
    const { accountId } = c.req.valid('param');
    const kept = await keepPersona(deps, visitor, { accountId, wanted: c.req.valid('json') });
    if (!kept.ok) return refuse(c, kept.error, statusOf(kept.error));
    const shown = await view(visitor.organisationId, accountId);
    return shown ? c.json(shown, 200) : refuse(c, NOT_FOUND, 404);
  });

  const retire = createRoute({
    method: 'delete',
    path,
    tags,
    summary: 'Retire the character of an account',
    middleware,
    request: { params },
    responses: { 204: nothing('It speaks no more.'), ...refusals(401, 403, 404) },
  });
  routes.openapi(retire, async (c) => {
    const retired = await retirePersona(deps, c.get('visitor'), c.req.valid('param').accountId);
    return retired.ok ? done(c) : refuse(c, retired.error, statusOf(retired.error));
  });

  const preview = createRoute({
    method: 'post',
    path: `${path}/preview`,
    tags,
    summary: 'What the public would read of such a character; keeps nothing',
    middleware,
    request: { params, body: body(writePersonaSchema) },
    responses: { 200: answer(openingsSchema, 'In each language.'), ...refusals(401, 404, 422) },
  });
  routes.openapi(preview, async (c) => {
    const { organisationId } = c.get('visitor');
    const openings = await database.read(organisationId, async (db) => {
      const account = await findAccount(db, organisationId, c.req.valid('param').accountId);
      return account && (await readOpenings(db, account, c.req.valid('json')));
    });
    return openings ? c.json(openings, 200) : refuse(c, NOT_FOUND, 404);
  });
  return routes;
}
