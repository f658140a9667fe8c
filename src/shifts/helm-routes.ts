import { z } from 'zod';
import { countWaiting, listHeld } from '../inbox/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { endShift, extendShift } from './end-shift.ts';
import { statusOf } from './failure-routes.ts';
import { readHelms } from './read-helm.ts';
import { fillWords } from './say.ts';
import {
  endSchema,
  extendSchema,
  helmListSchema,
  noteSchema,
  previewQuerySchema,
  previewSchema,
  shiftSchema,
  takenSchema,
  takeSchema,
} from './schema.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { takeHelm } from './take-helm.ts';
import { toBriefView, toShiftView } from './views.ts';

const byAccount = z.object({ accountId: z.uuid() });
const byShift = z.object({ shiftId: z.uuid() });
const tags = ['shifts'];
const refused = refusals(401, 403, 404, 409, 422);

/** Who is at the helms, taking one, staying longer, leaving. */
export function helmRoutes(deps: ShiftsDeps & { readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/helms',
        tags,
        summary: 'The helm of each connected account as it is now',
        middleware,
        responses: { 200: answer(helmListSchema, 'One per account.'), ...refusals(401) },
      }),
      async (c) => {
        const visitor = c.get('visitor');
        const helms = await database.read(visitor.organisationId, async (db) => await readHelms(deps, db, visitor));
        return c.json({ helms }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/accounts/{accountId}/helm/preview',
        tags,
        summary: 'How a greeting or goodbye would read, and its length',
        middleware,
        request: { params: byAccount, body: body(previewQuerySchema) },
        responses: { 200: answer(previewSchema, 'Filled and signed; nothing is said.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const { accountId } = c.req.valid('param');
        const { words, until } = c.req.valid('json');
        const preview = await database.read(organisationId, async (db) => {
          const person = await deps.findPerson(db, organisationId, memberId);
          if (person === null) return null;
          const text = await fillWords(deps, db, organisationId, { words, person, until: new Date(until) });
          const shown = await deps.preview(db, organisationId, { accountId, memberId, body: text });
          return shown && { text, ...shown };
        });
        return preview === null ? refuse(c, { kind: 'not-found' }, 404) : c.json(preview, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/accounts/{accountId}/helm/take',
        tags,
        summary: 'Take the helm, with a greeting or without; joins the shift of who is there already',
        middleware,
        request: { params: byAccount, body: body(takeSchema) },
        responses: { 200: answer(takenSchema, 'At the helm.'), ...refused },
      }),
      async (c) => {
        const { until, greeting } = c.req.valid('json');
        const taken = await takeHelm(deps, c.get('visitor'), { ...c.req.valid('param'), until: new Date(until), greeting });
        if (!taken.ok) return refuse(c, taken.error, statusOf(taken.error));
        return c.json({ shift: toShiftView(taken.value.shift), joined: taken.value.joined }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/shifts/{shiftId}/extend',
        tags,
        summary: 'Stay until another moment',
        middleware,
        request: { params: byShift, body: body(extendSchema) },
        responses: { 200: answer(shiftSchema, 'At the helm until then.'), ...refused },
      }),
      async (c) => {
        const until = new Date(c.req.valid('json').until);
        const extended = await extendShift(deps, c.get('visitor'), { ...c.req.valid('param'), until });
        return extended.ok ? c.json(toShiftView(extended.value), 200) : refuse(c, extended.error, statusOf(extended.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/shifts/{shiftId}/end',
        tags,
        summary: 'Leave the helm, with a goodbye or without',
        middleware,
        request: { params: byShift, body: body(endSchema) },
        responses: { 200: answer(shiftSchema, 'Over.'), ...refused },
      }),
      async (c) => {
        const ended = await endShift(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return ended.ok ? c.json(toShiftView(ended.value), 200) : refuse(c, ended.error, statusOf(ended.error));
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/helm/note',
        tags,
        summary: 'What one would hand over now: one’s open threads, and how many wait for somebody',
        middleware,
        request: { params: byAccount },
        responses: { 200: answer(noteSchema, '200 threads at most.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const { accountId } = c.req.valid('param');
        const note = await database.read(organisationId, async (db) => ({
          threads: (await listHeld(db, organisationId, { accountId, memberId })).map(toBriefView),
          waiting: await countWaiting(db, organisationId, accountId),
        }));
        return c.json(note, 200);
      },
    );
}
