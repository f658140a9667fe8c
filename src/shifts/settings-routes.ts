import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { listCountries, listRegions } from './holidays.ts';
import { readCalendar } from './read-occurrences.ts';
import { readAccount } from './say.ts';
import { calendarQuerySchema, calendarSchema, calendarViewSchema, helmSettingsSchema } from './schema.ts';
import { changeHelmSettings, chooseCalendar } from './settle-helm.ts';
import { findCalendar, findSettings } from './settings-store.ts';
import type { HelmSettings } from './settings-store.ts';
import type { ShiftsDeps } from './shifts-deps.ts';

const byAccount = z.object({ accountId: z.uuid() });
const tags = ['shifts'];

const toView = (settings: HelmSettings) => ({
  ...settings,
  templates: settings.templates.map((one) => ({ ...one })),
  hoursNoticeWords: { ...settings.hoursNoticeWords },
});

/** How a helm is kept, and which holidays are. */
export function settingsRoutes(deps: ShiftsDeps & { readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/helm/settings',
        tags,
        summary: 'Greetings and goodbyes to choose from, the profile’s line, the notice outside the hours',
        middleware,
        request: { params: byAccount },
        responses: { 200: answer(helmSettingsSchema, 'As they are.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { accountId } = c.req.valid('param');
        const settings = await database.read(organisationId, async (db) =>
          (await readAccount(db, organisationId, accountId)) === null ? null : await findSettings(db, organisationId, accountId),
        );
        return settings === null ? refuse(c, { kind: 'not-found' }, 404) : c.json(toView(settings), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/accounts/{accountId}/helm/settings',
        tags,
        summary: 'Change how a helm is kept',
        middleware,
        request: { params: byAccount, body: body(helmSettingsSchema) },
        responses: { 200: answer(helmSettingsSchema, 'Changed.'), ...refusals(401, 403, 404, 422) },
      }),
      async (c) => {
        const request = { ...c.req.valid('param'), settings: c.req.valid('json') };
        const changed = await changeHelmSettings(deps, c.get('visitor'), request);
        return changed.ok ? c.json(toView(changed.value), 200) : refuse(c, changed.error, changed.error.kind === 'not-allowed' ? 403 : 404);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/holiday-calendar',
        tags,
        summary: 'Whose public holidays the organisation keeps, and what there is to choose from',
        middleware,
        request: { query: calendarQuerySchema },
        responses: { 200: answer(calendarViewSchema, 'The calendar.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { language, ...asked } = c.req.valid('query');
        const { chosen, holidays } = await database.read(organisationId, async (db) => ({
          chosen: (await findCalendar(db, organisationId)) !== null,
          holidays: (await readCalendar(deps, db, organisationId)).holidays,
        }));
        const country = asked.country ?? holidays.country;
        const countries = listCountries(language);
        const known = countries.some(({ code }) => code === country);
        return c.json({ ...holidays, chosen, countries, regions: country !== null && known ? listRegions(country, language) : [] }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/holiday-calendar',
        tags,
        summary: 'Choose whose public holidays are kept',
        middleware,
        request: { body: body(calendarSchema) },
        responses: { 200: answer(calendarSchema, 'Chosen.'), ...refusals(401, 403, 422) },
      }),
      async (c) => {
        const chosen = await chooseCalendar(deps, c.get('visitor'), c.req.valid('json'));
        return chosen.ok ? c.json(chosen.value, 200) : refuse(c, chosen.error, chosen.error.kind === 'not-allowed' ? 403 : 422);
      },
    );
}
