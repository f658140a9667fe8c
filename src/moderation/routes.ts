import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { askModeration } from './ask-moderation.ts';
import type { AskRefusal, ModerationDeps } from './ask-moderation.ts';
import type { Moderation } from './moderation.ts';
import { readAccountModeration, readConversationModeration, toViews } from './read-moderation.ts';
import {
  askModerationSchema,
  conversationModerationSchema,
  moderationListSchema,
  moderationPageSchema,
  moderationQuerySchema,
  moderationsAskedSchema,
  moderationSchema,
} from './schema.ts';
import { listModerations } from './store.ts';
import { retryModeration, undoModeration } from './undo-moderation.ts';
import type { SettleRefusal } from './undo-moderation.ts';

const params = z.object({ conversationId: z.uuid() });
const tags = ['moderation'];
const one = answer(moderationSchema, 'As it stands.');

/** Mute, block, hide, report; and taking back. */
export function moderationRoutes(deps: ModerationDeps & { readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();

  const read = createRoute({
    method: 'get',
    path: '/conversations/{conversationId}/moderation',
    tags,
    summary: 'What one may do about those who speak in a conversation, and what was done',
    middleware,
    request: { params },
    responses: { 200: answer(conversationModerationSchema, 'On the account of the conversation.'), ...refusals(401, 404, 422) },
  });
  routes.openapi(read, async (c) => {
    const found = await readConversationModeration(deps, c.get('visitor'), c.req.valid('param').conversationId);
    return found ? c.json(found, 200) : refuse(c, { kind: 'not-found' }, 404);
  });

  const ask = createRoute({
    method: 'post',
    path: '/conversations/{conversationId}/moderation',
    tags,
    summary: 'Mute, block, hide or report somebody who speaks in a conversation',
    middleware,
    request: { params, body: body(askModerationSchema) },
    responses: { 200: one, ...refusals(401, 403, 404, 409, 422) },
  });
  routes.openapi(ask, async (c) => {
    const asked = await askModeration(deps, c.get('visitor'), c.req.valid('param').conversationId, c.req.valid('json'));
    return asked.ok ? c.json(await toView(c.get('visitor'), asked.value), 200) : refuse(c, asked.error, statusOf(asked.error));
  });

  const list = createRoute({
    method: 'get',
    path: '/moderations',
    tags,
    summary: 'What was done about some people, or by an account',
    middleware,
    request: { query: moderationQuerySchema },
    responses: { 200: answer(moderationListSchema, 'What stands first, then newest first; 100 at most.'), ...refusals(401, 422) },
  });
  routes.openapi(list, async (c) => {
    const visitor = c.get('visitor');
    const { correspondents, account } = c.req.valid('query');
    const moderations = await database.read(visitor.organisationId, async (db) => {
      const about = { correspondentIds: correspondents, accountId: account };
      return await toViews(db, visitor, await listModerations(db, visitor.organisationId, about));
    });
    return c.json({ moderations }, 200);
  });

  const page = createRoute({
    method: 'get',
    path: '/accounts/{accountId}/moderations',
    tags,
    summary: 'What an account did about people and answers, page by page',
    middleware,
    request: { params: z.object({ accountId: z.uuid() }), query: moderationsAskedSchema },
    responses: { 200: answer(moderationPageSchema, 'Whom one asked about last first.'), ...refusals(401, 404, 422) },
  });
  routes.openapi(page, async (c) => {
    const found = await readAccountModeration(deps, c.get('visitor'), c.req.valid('param').accountId, c.req.valid('query'));
    return found ? c.json(found, 200) : refuse(c, { kind: 'not-found' }, 404);
  });

  for (const [name, act] of [
    ['undo', undoModeration],
    ['retry', retryModeration],
  ] as const) {
    const route = createRoute({
      method: 'post',
      path: `/moderations/{moderationId}/${name}`,
      tags,
      summary: name === 'undo' ? 'Take it back' : 'Have the network told again',
      middleware,
      request: { params: z.object({ moderationId: z.uuid() }) },
      responses: { 200: one, ...refusals(401, 403, 404, 409, 422) },
    });
    routes.openapi(route, async (c) => {
      const settled: Result<Moderation, SettleRefusal> = await act(deps, c.get('visitor'), c.req.valid('param').moderationId);
      return settled.ok ? c.json(await toView(c.get('visitor'), settled.value), 200) : refuse(c, settled.error, statusOf(settled.error));
    });
  }

  async function toView(visitor: MemberEnv['Variables']['visitor'], moderation: Moderation) {
    const [view] = await database.read(visitor.organisationId, async (db) => await toViews(db, visitor, [moderation]));
    return view!;
  }
  return routes;
}

function statusOf(refusal: AskRefusal | SettleRefusal): 403 | 404 | 409 {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'not-allowed':
    case 'outside-team':
      return 403;
    case 'not-offered':
    case 'not-hideable':
    case 'too-late':
    case 'wrong-state':
      return 409;
    default:
      return impossible(refusal);
  }
}
