import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { pageSettingsSchema, publicPageSchema } from './schema.ts';
import { readPublicPage, updatePublicPage } from './settings.ts';
import type { SettingsDeps } from './settings.ts';

const tags = ['public page'];

/** The settings of the public page: seen by all, changed by administrators. */
export function settingsRoutes(deps: SettingsDeps & { readonly requireMember: RequireMember }) {
  const middleware = deps.requireMember;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/public-page',
        tags,
        summary: 'The settings of the public page',
        middleware,
        responses: { 200: answer(publicPageSchema, 'The settings, or those that are proposed.'), ...refusals(401) },
      }),
      async (c) => c.json(await readPublicPage(deps, c.get('visitor')), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/public-page',
        tags,
        summary: 'Save the settings of the public page',
        middleware,
        request: { body: body(pageSettingsSchema) },
        responses: { 204: nothing('Saved.'), ...refusals(401, 403, 409) },
      }),
      async (c) => {
        const saved = await updatePublicPage(deps, c.get('visitor'), c.req.valid('json'));
        return saved.ok ? done(c) : refuse(c, saved.error, saved.error.kind === 'not-allowed' ? 403 : 409);
      },
    );
}
