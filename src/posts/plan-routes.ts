import type { MemberEnv } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { settleAsking } from './leave-post.ts';
import type { AskedRefusal } from './leave-post.ts';
import { planPost, unplanPost } from './plan-post.ts';
import type { PlanRefusal } from './plan-post.ts';
import { readDeliveries } from './read-deliveries.ts';
import { MOST_ENTRIES, readCalendar } from './read-calendar.ts';
import { onePost, postParams } from './routes.ts';
import type { RouteDeps } from './routes.ts';
import { calendarQuerySchema, calendarSchema, lateSchema, planRequestSchema } from './schema.ts';
import { toComingView, toPostView } from './views.ts';

const tags = ['posts'];
const LONGEST_SPAN_MS = 100 * 86_400_000;

/** When posts leave, and what became of them. */
export function planRoutes(deps: RouteDeps) {
  const { database, requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/calendar',
        tags,
        summary: `What was said and what is to be, in a span of 100 days at most; ${MOST_ENTRIES} entries at most`,
        middleware: requireMember,
        request: { query: calendarQuerySchema },
        responses: { 200: answer(calendarSchema, 'In the order of time.'), ...refusals(401, 422) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const query = c.req.valid('query');
        const [from, to] = [new Date(query.from), new Date(query.to)];
        if (to <= from || to.getTime() - from.getTime() > LONGEST_SPAN_MS) return refuse(c, { kind: 'bad-span' }, 422);
        const { entries, whole, zone, deliveries } = await database.read(organisationId, async (db) => {
          const calendar = await readCalendar(db, organisationId, { from, to, accountId: query.accountId });
          const comings = calendar.entries.flatMap(({ past }) => past ?? []);
          const delivered = await readDeliveries(db, organisationId, comings);
          return { ...calendar, zone: await deps.findZone(db, organisationId), deliveries: delivered };
        });
        const views = entries.map(({ post, local, dueAt, past }) => ({
          post: toPostView(post),
          local,
          dueAt: dueAt.toISOString(),
          past: past && toComingView(past, deliveries),
        }));
        return c.json({ zone, whole, entries: views }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/posts/{postId}/plan',
        tags,
        summary: 'Give it its time and one’s name',
        middleware: requireMember,
        request: { params: postParams, body: body(planRequestSchema) },
        responses: { 200: onePost, ...refusals(401, 404, 409, 422) },
      }),
      async (c) => {
        const planned = await planPost(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return planned.ok ? c.json(toPostView(planned.value), 200) : refuse(c, planned.error, planStatus(planned.error));
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/posts/{postId}/plan',
        tags,
        summary: 'Take its time away: it is a draft again',
        middleware: requireMember,
        request: { params: postParams },
        responses: { 200: onePost, ...refusals(401, 403, 404, 409) },
      }),
      async (c) => {
        const unplanned = await unplanPost(deps, c.get('visitor'), c.req.valid('param').postId);
        return unplanned.ok ? c.json(toPostView(unplanned.value), 200) : refuse(c, unplanned.error, settleStatus(unplanned.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/posts/{postId}/late',
        tags,
        summary: 'Say what becomes of a post that asks',
        middleware: requireMember,
        request: { params: postParams, body: body(lateSchema) },
        responses: { 200: onePost, ...refusals(401, 403, 404, 409) },
      }),
      async (c) => {
        const settled = await settleAsking(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return settled.ok ? c.json(toPostView(settled.value), 200) : refuse(c, settled.error, settleStatus(settled.error));
      },
    );
}

function planStatus(refusal: PlanRefusal) {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'wrong-state':
    case 'changed-since':
    case 'in-anothers-name':
    case 'no-free-slot':
    case 'pause':
    case 'too-soon':
    case 'nobody-to-review':
      return 409;
    case 'not-ready':
    case 'past':
    case 'skipped':
    case 'twice':
    case 'no-such-time':
    case 'no-such-zone':
    case 'no-such-rule':
    case 'too-often':
    case 'bad-end':
    case 'never':
      return 422;
    default:
      return impossible(refusal);
  }
}

function settleStatus({ kind }: { readonly kind: AskedRefusal['kind'] }) {
  switch (kind) {
    case 'not-found':
      return 404;
    case 'not-allowed':
      return 403;
    case 'wrong-state':
    case 'changed-since':
    case 'refused':
    case 'pause':
    case 'too-soon':
    case 'nobody-to-review':
      return 409;
    default:
      return impossible(kind);
  }
}
