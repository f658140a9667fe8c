import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { createRoute, createRouter, refusals, refuse } from '../http/index.ts';
import type { RequestEnv } from '../http/index.ts';
import type { Hub, Listening } from './hub.ts';

export interface EventMeans {
  readonly hub: Hub;
  readonly requireMember: MiddlewareHandler;
  /** Who listens, by what `requireMember` found. */
  readonly listenerOf: (c: Context) => { visitor: Pick<Listening, 'organisationId' | 'memberId'>; isStillIn: Listening['isStillIn'] };
}

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** `GET /events`: see schema.ts for what is on the stream. */
export function eventRoutes({ hub, requireMember, listenerOf }: EventMeans) {
  const routes = createRouter<RequestEnv>();
  const events = createRoute({
    method: 'get',
    path: '/events',
    middleware: requireMember,
    request: { query: z.object({ after: seq.optional() }), headers: z.object({ 'last-event-id': seq.optional() }) },
    responses: {
      200: { description: 'What happens in the organisation, as it happens.', content: { 'text/event-stream': { schema: z.string() } } },
      ...refusals(429),
    },
  });
  routes.openapi(events, async (c) => {
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    const { visitor, isStillIn } = listenerOf(c);
    const opened = await hub.open({
      organisationId: visitor.organisationId,
      memberId: visitor.memberId,
      isStillIn,
      requestId: c.get('requestId'),
      // A browser that comes back by itself says it in the header, whatever the address was at first.
      after: c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after ?? null,
      outgoing: c.env.outgoing,
    });
    if (!opened.ok) return refuse(c, opened.error, 429);
    // The answer is being written on the socket: the server adapter leaves it alone.
    return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
  });
  return routes;
}
