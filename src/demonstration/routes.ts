import type { Context } from 'hono';
import type { People } from '../people/index.ts';
import { enterDemonstrationSchema, meSchema } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import { DEMONSTRATION_ID } from './team.ts';

export type Entered = { kind: 'welcome'; memberId: string } | { kind: 'not-allowed' } | { kind: 'not-found' };

export interface DemonstrationRoutes {
  readonly people: Pick<People, 'letIn'>;
  /** Fills the demonstration when need be; whose chair is free, the wanted one if given. Null when it may not be had, or nobody is there. */
  readonly enter: (memberId: string | undefined) => Promise<Entered>;
}

/** The way into the demonstration, without e-mail or passphrase; again, to sit in another chair. */
export function demonstrationRoutes({ people, enter }: DemonstrationRoutes) {
  const routes = createRouter<RequestEnv>();
  const route = createRoute({
    method: 'post',
    path: '/demonstration',
    request: { body: body(enterDemonstrationSchema) },
    responses: { 200: answer(meSchema, 'In the demonstration, in somebody’s chair.'), ...refusals(403, 404) },
  });
  routes.openapi(route, async (c) => {
    const entered = await enter(c.req.valid('json').memberId);
    if (entered.kind === 'not-allowed') return refuse(c, entered, 403);
    if (entered.kind === 'not-found') return refuse(c, entered, 404);
    return c.json(await people.letIn(c as Context, DEMONSTRATION_ID, entered.memberId), 200);
  });
  return routes;
}
