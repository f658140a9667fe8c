import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { statusOf } from './failure-routes.ts';
import { offerHandOver, withdrawHandOver } from './offer-hand-over.ts';
import { confirmedSchema, declineSchema, offerSchema, takeSchema } from './schema.ts';
import { confirmHandOver, declineHandOver } from './settle-hand-over.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { toShiftView } from './views.ts';

const byShift = z.object({ shiftId: z.uuid() });
const byHandOver = z.object({ handOverId: z.uuid() });
const tags = ['shifts'];
const refused = refusals(401, 403, 404, 409, 422);

/** From one person at the helm to the next. */
export function handOverRoutes(deps: ShiftsDeps & { readonly requireMember: RequireMember }) {
  const { requireMember: middleware } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'post',
        path: '/shifts/{shiftId}/hand-over',
        tags,
        summary: 'Offer the helm and one’s open threads to the next person',
        middleware,
        request: { params: byShift, body: body(offerSchema) },
        responses: { 201: answer(z.object({ handOverId: z.uuid() }), 'Offered; nothing moves until it is confirmed.'), ...refused },
      }),
      async (c) => {
        const offered = await offerHandOver(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        if (!offered.ok) return refuse(c, offered.error, statusOf(offered.error));
        return c.json({ handOverId: offered.value.handOverId }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/shifts/{shiftId}/hand-over',
        tags,
        summary: 'Take the offer back, and stay',
        middleware,
        request: { params: byShift },
        responses: { 204: nothing('Still at the helm.'), ...refused },
      }),
      async (c) => {
        const withdrawn = await withdrawHandOver(deps, c.get('visitor'), c.req.valid('param').shiftId);
        return withdrawn.ok ? done(c) : refuse(c, withdrawn.error, statusOf(withdrawn.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/hand-overs/{handOverId}/confirm',
        tags,
        summary: 'Confirm: the helm and the threads are one’s own, and the leaver has gone',
        middleware,
        request: { params: byHandOver, body: body(takeSchema) },
        responses: { 200: answer(confirmedSchema, 'At the helm, with these threads.'), ...refused },
      }),
      async (c) => {
        const { until, greeting } = c.req.valid('json');
        const confirmed = await confirmHandOver(deps, c.get('visitor'), { ...c.req.valid('param'), until: new Date(until), greeting });
        if (!confirmed.ok) return refuse(c, confirmed.error, statusOf(confirmed.error));
        const { shift, conversationIds } = confirmed.value;
        return c.json({ shift: toShiftView(shift), conversationIds: [...conversationIds] }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/hand-overs/{handOverId}/decline',
        tags,
        summary: 'Decline, with a word to the leaver',
        middleware,
        request: { params: byHandOver, body: body(declineSchema) },
        responses: { 204: nothing('Declined.'), ...refused },
      }),
      async (c) => {
        const declined = await declineHandOver(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return declined.ok ? done(c) : refuse(c, declined.error, statusOf(declined.error));
      },
    );
}
