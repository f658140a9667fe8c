import { z } from 'zod';
import { findAccount } from '../accounts/index.ts';
import type { MemberEnv } from '../people/index.ts';
import { answer, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { isOver } from './budget.ts';
import { ENDING_DAYS, letPostEnd, readEnding } from './ending.ts';
import { readBestHours } from './read-best-hours.ts';
import { BUDGET_DAYS, readBudgets } from './read-budgets.ts';
import type { Budget } from './read-budgets.ts';
import { postParams } from './routes.ts';
import type { RouteDeps } from './routes.ts';
import { bestHoursSchema, budgetQuerySchema, budgetsSchema, endingSchema } from './schema-ahead.ts';
import type { BudgetView } from './schema-ahead.ts';
import { toPostView } from './views.ts';

const tags = ['posts'];

/** What is known of the days ahead. */
export function aheadRoutes(deps: RouteDeps) {
  const { database, networks, requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/best-hours',
        tags,
        summary: 'When an account’s own posts were answered most; nothing while its past is too thin',
        middleware: requireMember,
        request: { params: z.object({ accountId: z.uuid() }) },
        responses: { 200: answer(bestHoursSchema, 'The best first, in the organisation’s zone.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { accountId } = c.req.valid('param');
        const found = await database.read(organisationId, async (db) => {
          if ((await findAccount(db, organisationId, accountId)) === null) return null;
          return await readBestHours(db, organisationId, { accountId, zone: await deps.findZone(db, organisationId) });
        });
        return found === null ? refuse(c, { kind: 'not-found' }, 404) : c.json({ ...found, hours: [...found.hours] }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/budgets',
        tags,
        summary: `What is planned in the ${BUDGET_DAYS} days ahead against what each account’s network and its owner’s ceiling allow`,
        middleware: requireMember,
        request: { query: budgetQuerySchema },
        responses: { 200: answer(budgetsSchema, 'Of each account that is connected.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { postId, local } = c.req.valid('query');
        const adding = postId === undefined || local === undefined ? null : { postId, local };
        const budgets = await database.read(organisationId, async (db) => {
          const zone = await deps.findZone(db, organisationId);
          return await readBudgets({ db, networks, organisationId, zone, now: deps.now() }, adding);
        });
        return c.json({ days: BUDGET_DAYS, accounts: budgets.map(toBudgetView) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/ending-posts',
        tags,
        summary: `Repeated posts that come for the last time within ${ENDING_DAYS} days, unless somebody said that they may end`,
        middleware: requireMember,
        responses: { 200: answer(endingSchema, 'The next one to end first; 100 at most.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const ending = await database.read(organisationId, async (db) =>
          readEnding(db, organisationId, { zone: await deps.findZone(db, organisationId), now: deps.now() }),
        );
        return c.json({ days: ENDING_DAYS, posts: ending.map(({ post, lastLocal }) => ({ post: toPostView(post), lastLocal })) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/posts/{postId}/may-end',
        tags,
        summary: 'Say that a repeated post may end on its last day',
        middleware: requireMember,
        request: { params: postParams },
        responses: { 204: nothing('Nobody is asked about it any more.'), ...refusals(401, 404, 409) },
      }),
      async (c) => {
        const ended = await letPostEnd(deps, c.get('visitor'), c.req.valid('param').postId);
        return ended.ok ? done(c) : refuse(c, ended.error, ended.error.kind === 'not-found' ? 404 : 409);
      },
    );
}

const toBudgetView = ({ accountId, planned, loads, money }: Budget): BudgetView => ({
  accountId,
  planned,
  loads: loads.map((load) => ({ ...load, at: load.at?.toISOString() ?? null, over: isOver(load) })),
  money,
});
