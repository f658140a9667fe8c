import { z } from 'zod';
import { findAccount } from '../accounts/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import type { Database } from '../platform/database/index.ts';
import { impossible } from '../platform/result.ts';
import { changeLists, changeRule, resetRule } from './change-rules.ts';
import type { ChangeRefusal } from './change-rules.ts';
import { mayGuardrails } from './policy.ts';
import { listsSchema, listsViewSchema, rulesAskedSchema, ruleSettingSchema, rulesSchema } from './schema.ts';
import { listSettings } from './settings-store.ts';
import { viewRules, viewWord } from './view-rules.ts';
import { findWishes } from './wishes-store.ts';

const params = z.object({ rule: z.string().max(64) });
const tags = ['guardrails'];

/** By which rules the words are looked at: the built-in ones, as they are set, and the organisation's own lists. */
export function ruleRoutes(deps: { readonly database: Database; readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();

  const read = createRoute({
    method: 'get',
    path: '/guardrails/rules',
    tags,
    summary: 'Every rule as it stands for the organisation, or on one account, with its examples',
    middleware,
    request: { query: rulesAskedSchema },
    responses: { 200: answer(rulesSchema, 'In the order in which findings are shown.'), ...refusals(401, 404, 422) },
  });
  routes.openapi(read, async (c) => {
    const { organisationId, role } = c.get('visitor');
    const accountId = c.req.valid('query').accountId ?? null;
    const settings = await database.read(organisationId, async (db) => {
      if (accountId !== null && (await findAccount(db, organisationId, accountId)) === null) return null;
      return await listSettings(db, organisationId, accountId);
    });
    if (settings === null) return refuse(c, { kind: 'not-found' }, 404);
    return c.json({ rules: viewRules(settings, accountId), mayManage: mayGuardrails('manage', role) }, 200);
  });

  const set = createRoute({
    method: 'put',
    path: '/guardrails/rules/{rule}',
    tags,
    summary: 'Set a rule for the organisation, or on one account',
    middleware,
    request: { params, body: body(ruleSettingSchema) },
    responses: { 204: nothing('It counts from now on.'), ...refusals(401, 403, 404, 422) },
  });
  routes.openapi(set, async (c) => {
    const { accountId, state, atMost } = c.req.valid('json');
    const changed = await changeRule(deps, c.get('visitor'), { ...c.req.valid('param'), accountId, state, level: atMost });
    return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
  });

  const reset = createRoute({
    method: 'delete',
    path: '/guardrails/rules/{rule}',
    tags,
    summary: 'Take back what was set',
    middleware,
    request: { params, query: rulesAskedSchema },
    responses: { 204: nothing('What stands above it counts.'), ...refusals(401, 403, 404, 422) },
  });
  routes.openapi(reset, async (c) => {
    const { rule } = c.req.valid('param');
    const changed = await resetRule(deps, c.get('visitor'), { rule, accountId: c.req.valid('query').accountId ?? null });
    return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
  });

  const lists = createRoute({
    method: 'get',
    path: '/guardrails/lists',
    tags,
    summary: 'The organisation’s own words, brands of others, and hashtags that were taken over',
    middleware,
    responses: { 200: answer(listsViewSchema, 'Of all its accounts.'), ...refusals(401) },
  });
  routes.openapi(lists, async (c) => {
    const { organisationId, role } = c.get('visitor');
    const { words, brands, takenHashtags } = await database.read(organisationId, (db) => findWishes(db, organisationId));
    const view = { words: words.map(viewWord), brands: [...brands], takenHashtags: [...takenHashtags] };
    return c.json({ ...view, mayManage: mayGuardrails('manage', role) }, 200);
  });

  const write = createRoute({
    method: 'put',
    path: '/guardrails/lists',
    tags,
    summary: 'Write these lists anew',
    middleware,
    request: { body: body(listsSchema) },
    responses: { 204: nothing('They count from now on.'), ...refusals(401, 403, 422) },
  });
  routes.openapi(write, async (c) => {
    const changed = await changeLists(deps, c.get('visitor'), c.req.valid('json'));
    return changed.ok ? done(c) : refuse(c, { kind: 'not-allowed' }, 403);
  });
  return routes;
}

function statusOf(refusal: ChangeRefusal) {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
    case 'no-such-rule':
      return 404;
    default:
      return impossible(refusal);
  }
}
