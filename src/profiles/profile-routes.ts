import { z } from 'zod';
import { listAccounts } from '../accounts/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { answer, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { statusOf } from './failure-routes.ts';
import { readLayers } from './layer-store.ts';
import { toProfileView } from './profile-view.ts';
import { retryProfile } from './retry-profile.ts';
import { profileListSchema } from './schema.ts';
import { findAccountProfile } from './store.ts';

/** What accounts show of themselves on their networks. */
export function profileRoutes(deps: { readonly database: Database; readonly requireMember: RequireMember }) {
  const routes = createRouter<MemberEnv>();
  const middleware = deps.requireMember;

  const list = createRoute({
    method: 'get',
    path: '/profiles',
    tags: ['profiles'],
    summary: 'What each account shows of itself on its network, and whether that is published',
    middleware,
    responses: { 200: answer(profileListSchema, 'One of each account, first connected first.'), ...refusals(401) },
  });
  routes.openapi(list, async (c) => {
    const { organisationId } = c.get('visitor');
    const profiles = await deps.database.read(organisationId, async (db) => {
      const found = [];
      for (const { accountId } of await listAccounts(db, organisationId)) {
        const profile = await findAccountProfile(db, organisationId, accountId);
        found.push(toProfileView(accountId, profile, await readLayers(db, organisationId, accountId)));
      }
      return found;
    });
    return c.json({ profiles }, 200);
  });

  const retry = createRoute({
    method: 'post',
    path: '/accounts/{accountId}/profile/retry',
    tags: ['profiles'],
    summary: 'Publish the profile again now, also over what a person changed in the network’s own app',
    middleware,
    request: { params: z.object({ accountId: z.uuid() }) },
    responses: { 204: nothing('It is on its way to the network.'), ...refusals(401, 403, 404, 422) },
  });
  routes.openapi(retry, async (c) => {
    const retried = await retryProfile(deps, c.get('visitor'), c.req.valid('param').accountId);
    return retried.ok ? done(c) : refuse(c, retried.error, statusOf(retried.error));
  });
  return routes;
}
