import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { changeSpendingPlan, seeSpending } from './account-spending.ts';
import type { SpendingDeps, SpendingRefusal } from './account-spending.ts';
import { spendingPlanSchema, spendingSchema } from './schema-spending.ts';

const params = z.object({ accountId: z.uuid() });
const tags = ['accounts'];

/** What an account costs where its network bills: seen and bounded by administrators and leads. */
export function spendingRoutes(deps: SpendingDeps & { readonly requireMember: RequireMember }) {
  const { requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/spending',
        tags,
        summary: 'What an account cost this month, and will',
        middleware: requireMember,
        request: { params },
        responses: { 200: answer(spendingSchema, 'In money, by the prices that are set.'), ...refusals(401, 403, 404) },
      }),
      async (c) => {
        const seen = await seeSpending(deps, c.get('visitor'), c.req.valid('param').accountId);
        return seen.ok ? c.json(seen.value, 200) : refuse(c, seen.error, statusOf(seen.error));
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/accounts/{accountId}/spending',
        tags,
        summary: 'Say what the network asks for, and how much of it a month may cost',
        middleware: requireMember,
        request: { params, body: body(spendingPlanSchema) },
        responses: { 200: answer(spendingSchema, 'As it is now.'), ...refusals(401, 403, 404) },
      }),
      async (c) => {
        const { accountId } = c.req.valid('param');
        const changed = await changeSpendingPlan(deps, c.get('visitor'), { accountId, plan: c.req.valid('json') });
        return changed.ok ? c.json(changed.value, 200) : refuse(c, changed.error, statusOf(changed.error));
      },
    );
}

function statusOf(refusal: SpendingRefusal) {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
    case 'not-billed':
      return 404;
    default:
      return impossible(refusal);
  }
}
