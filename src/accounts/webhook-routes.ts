import { Hono } from 'hono';
import { z } from 'zod';
import { NETWORK_NAMES } from '../networks/network.ts';
import type { WebhookAnswer } from '../networks/network.ts';
import type { Context, RequestEnv } from '../platform/http/index.ts';
import { answerChallenge, hearWebhook } from './hear-webhook.ts';
import type { HearWebhookDeps } from './hear-webhook.ts';

const params = z.object({ network: z.enum(NETWORK_NAMES), organisationId: z.uuid(), clientId: z.string().max(300).optional() });
/** An organisation with several applications gives each the address with its own client id behind it. */
const ADDRESS = '/:network/webhook/:organisationId/:clientId?';

/** Where networks send what happens, each organisation having an address of its own: a stranger's, until its signature is checked. */
export function webhookRoutes(deps: HearWebhookDeps): Hono<RequestEnv> {
  const routes = new Hono<RequestEnv>();
  routes.get(ADDRESS, async (c) => {
    const called = calledOf(c, new Uint8Array());
    return respond(c, called && (await answerChallenge(deps, called)));
  });
  routes.post(ADDRESS, async (c) => {
    const called = calledOf(c, new Uint8Array(await c.req.arrayBuffer()));
    return respond(c, called && (await hearWebhook(deps, called)));
  });
  return routes;
}

function calledOf(c: Context, body: Uint8Array) {
  const parsed = params.safeParse(c.req.param());
  if (!parsed.success) return null;
  const { clientId = null, ...where } = parsed.data;
  return { ...where, clientId, request: { query: c.req.query(), headers: c.req.header(), body } };
}

function respond(c: Context, answer: WebhookAnswer | null): Response {
  if (answer === null) return c.text('404', 404);
  c.header('Cache-Control', 'no-store');
  return answer.body === '' ? c.body(null, answer.status) : c.body(answer.body, answer.status, { 'content-type': 'application/json' });
}
