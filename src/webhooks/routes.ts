import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import {
  changeWebhook,
  makeWebhook,
  readDeliveries,
  readWebhooks,
  removeWebhook,
  renewSecret,
  resendDelivery,
  tryWebhook,
} from './keep-webhooks.ts';
import type { WebhookDeps, WebhookRefusal } from './keep-webhooks.ts';
import {
  changeWebhookSchema,
  madeWebhookSchema,
  makeWebhookSchema,
  webhookDeliveryListSchema,
  webhookDeliverySchema,
  webhookListSchema,
  webhookSchema,
} from './schema.ts';
import { toDeliveryView, toWebhookView } from './webhook.ts';
import type { Webhook } from './webhook.ts';

const tags = ['webhooks'];
const params = z.object({ webhookId: z.uuid() });
const deliveryParams = params.extend({ deliveryId: z.uuid() });
/** What any of these may be refused for. */
const refused = refusals(401, 403, 404, 409, 422);
const one = answer(webhookSchema, 'The webhook.');

type RouteDeps = WebhookDeps & { readonly requireMember: RequireMember };

/** The organisation's addresses that are told what becomes of its publications. */
export function webhookRoutes(deps: RouteDeps) {
  const { requireMember: middleware, reach } = deps;
  const view = (webhook: Webhook) => toWebhookView(webhook, new Date(deps.now()));
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/webhooks',
        tags,
        summary: 'Addresses that are told what becomes of publications',
        middleware,
        responses: { 200: answer(webhookListSchema, 'In the order in which they were made.'), ...refused },
      }),
      async (c) => {
        const read = await readWebhooks(deps, c.get('visitor'));
        if (!read.ok) return refuse(c, read.error, 403);
        return c.json({ webhooks: read.value.map(view), loopback: reach === 'anywhere' }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/webhooks',
        tags,
        summary: 'Have an address told of events from now on',
        middleware,
        request: { body: body(makeWebhookSchema) },
        responses: { 201: answer(madeWebhookSchema, 'The webhook; its secret is said this once.'), ...refused },
      }),
      async (c) => {
        const made = await makeWebhook(deps, c.get('visitor'), c.req.valid('json'));
        return made.ok
          ? c.json({ webhook: view(made.value.webhook), secret: made.value.secret }, 201)
          : refuse(c, made.error, statusOf(made.error));
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        path: '/webhooks/{webhookId}',
        tags,
        summary: 'Another address, other events, on or off',
        middleware,
        request: { params, body: body(changeWebhookSchema) },
        responses: { 200: one, ...refused },
      }),
      async (c) => {
        const changed = await changeWebhook(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return changed.ok ? c.json(view(changed.value), 200) : refuse(c, changed.error, statusOf(changed.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/webhooks/{webhookId}/secret',
        tags,
        summary: 'Give it another secret; the one before signs too for a day',
        middleware,
        request: { params },
        responses: { 200: answer(madeWebhookSchema, 'The secret is said this once.'), ...refused },
      }),
      async (c) => {
        const renewed = await renewSecret(deps, c.get('visitor'), c.req.valid('param').webhookId);
        if (!renewed.ok) return refuse(c, renewed.error, statusOf(renewed.error));
        return c.json({ webhook: view(renewed.value.webhook), secret: renewed.value.secret }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/webhooks/{webhookId}',
        tags,
        summary: 'Tell it nothing any more, and forget what it was told',
        middleware,
        request: { params },
        responses: { 204: nothing('Removed.'), ...refused },
      }),
      async (c) => {
        const removed = await removeWebhook(deps, c.get('visitor'), c.req.valid('param').webhookId);
        return removed.ok ? done(c) : refuse(c, removed.error, statusOf(removed.error));
      },
    );
}

/** What webhooks were told. */
export function webhookDeliveryRoutes(deps: RouteDeps) {
  const { requireMember: middleware } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'post',
        path: '/webhooks/{webhookId}/test',
        tags,
        summary: 'Tell it a word of no consequence, signed like any other',
        middleware,
        request: { params },
        responses: { 204: nothing('It will be told.'), ...refused },
      }),
      async (c) => {
        const tried = await tryWebhook(deps, c.get('visitor'), c.req.valid('param').webhookId);
        return tried.ok ? done(c) : refuse(c, tried.error, statusOf(tried.error));
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/webhooks/{webhookId}/deliveries',
        tags,
        summary: 'What it was told last',
        middleware,
        request: { params },
        responses: { 200: answer(webhookDeliveryListSchema, 'The newest first, 100 at most.'), ...refused },
      }),
      async (c) => {
        const read = await readDeliveries(deps, c.get('visitor'), c.req.valid('param').webhookId);
        return read.ok ? c.json({ deliveries: read.value.map(toDeliveryView) }, 200) : refuse(c, read.error, statusOf(read.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/webhooks/{webhookId}/deliveries/{deliveryId}/resend',
        tags,
        summary: 'Tell it that again: the same words, the same id',
        middleware,
        request: { params: deliveryParams },
        responses: { 200: answer(webhookDeliverySchema, 'It waits.'), ...refused },
      }),
      async (c) => {
        const again = await resendDelivery(deps, c.get('visitor'), c.req.valid('param'));
        return again.ok ? c.json(toDeliveryView(again.value), 200) : refuse(c, again.error, statusOf(again.error));
      },
    );
}

function statusOf({ kind }: WebhookRefusal) {
  switch (kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
      return 404;
    case 'too-many-webhooks':
    case 'wrong-state':
      return 409;
    case 'bad-webhook-address':
      return 422;
    default:
      return impossible(kind);
  }
}
