import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { statusOf } from './failure-routes.ts';
import { changeOccurrence, changePlan, dropPlan, makePlan } from './make-plan.ts';
import { readWeek } from './read-week.ts';
import {
  changePlanSchema,
  dayAskedSchema,
  dropPlanSchema,
  moveOccurrenceSchema,
  newPlanSchema,
  planSchema,
  weekQuerySchema,
  weekSchema,
} from './schema.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { toPlanView } from './views.ts';

const byPlan = z.object({ planId: z.uuid() });
const byOccurrence = byPlan.extend({ date: dayAskedSchema });
const tags = ['shifts'];
const refused = refusals(401, 403, 404, 409, 422);

/** The plan by week. */
export function planRoutes(deps: ShiftsDeps & { readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/shifts/week',
        tags,
        summary: 'What is planned on an account and what was, in wall time of the organisation’s zone',
        middleware,
        request: { query: weekQuerySchema },
        responses: { 200: answer(weekSchema, 'The days asked for, 42 at most.'), ...refusals(401, 404, 422) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { account: accountId, ...days } = c.req.valid('query');
        const question = { accountId, ...days };
        const week = await database.read(organisationId, async (db) => await readWeek(deps, db, organisationId, question));
        return week === null ? refuse(c, { kind: 'not-found' }, 404) : c.json(week, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/shifts/plans',
        tags,
        summary: 'Plan a shift, once or repeated',
        middleware,
        request: { body: body(newPlanSchema) },
        responses: { 201: answer(planSchema, 'Planned.'), ...refused },
      }),
      async (c) => {
        const made = await makePlan(deps, c.get('visitor'), c.req.valid('json'));
        return made.ok ? c.json(toPlanView(made.value), 201) : refuse(c, made.error, statusOf(made.error));
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/shifts/plans/{planId}',
        tags,
        summary: 'Change a plan, all of it or from a date on',
        middleware,
        request: { params: byPlan, body: body(changePlanSchema) },
        responses: { 200: answer(planSchema, 'The plan that now holds; another id when it was cut in two.'), ...refused },
      }),
      async (c) => {
        const changed = await changePlan(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return changed.ok ? c.json(toPlanView(changed.value), 200) : refuse(c, changed.error, statusOf(changed.error));
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/shifts/plans/{planId}',
        tags,
        summary: 'Take a plan away, all of it or from a date on',
        middleware,
        request: { params: byPlan, query: dropPlanSchema },
        responses: { 204: nothing('Gone.'), ...refused },
      }),
      async (c) => {
        const dropped = await dropPlan(deps, c.get('visitor'), { ...c.req.valid('param'), from: c.req.valid('query').from ?? null });
        return dropped.ok ? done(c) : refuse(c, dropped.error, statusOf(dropped.error));
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/shifts/plans/{planId}/occurrences/{date}',
        tags,
        summary: 'Move one occurrence, or give it to somebody else',
        middleware,
        request: { params: byOccurrence, body: body(moveOccurrenceSchema) },
        responses: { 204: nothing('Changed.'), ...refused },
      }),
      async (c) => {
        const { planId, date: occursOn } = c.req.valid('param');
        const moved = await changeOccurrence(deps, c.get('visitor'), { planId, occursOn, cancelled: false, ...c.req.valid('json') });
        return moved.ok ? done(c) : refuse(c, moved.error, statusOf(moved.error));
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/shifts/plans/{planId}/occurrences/{date}',
        tags,
        summary: 'Cancel one occurrence',
        middleware,
        request: { params: byOccurrence },
        responses: { 204: nothing('Cancelled.'), ...refused },
      }),
      async (c) => {
        const { planId, date: occursOn } = c.req.valid('param');
        const cancelled = await changeOccurrence(deps, c.get('visitor'), { planId, occursOn, cancelled: true });
        return cancelled.ok ? done(c) : refuse(c, cancelled.error, statusOf(cancelled.error));
      },
    );
}
