import { z } from 'zod';
import type { MemberEnv } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { attributeMessage } from './attribute-message.ts';
import type { AttributeRefusal } from './attribute-message.ts';
import type { InboxDeps } from './inbox-deps.ts';
import { findAuthorless } from './read-authorless.ts';
import { attributeSchema, attributedSchema, authorlessPageSchema, authorlessQuerySchema } from './schema.ts';

/** Who wrote the messages of ours that left from a network's own application. */
export function authorRoutes({ database, requireMember: middleware }: InboxDeps) {
  const routes = createRouter<MemberEnv>();

  const list = createRoute({
    method: 'get',
    path: '/messages/without-author',
    summary: 'Messages of ours of the last 30 days of which nobody knows who wrote them, newest first, 100 at most',
    middleware,
    request: { query: authorlessQuerySchema },
    responses: { 200: answer(authorlessPageSchema, 'On the accounts where everybody signs.'), ...refusals(401, 422) },
  });
  routes.openapi(list, async (c) => {
    const visitor = c.get('visitor');
    const accountId = c.req.valid('query').account ?? null;
    return c.json(await database.read(visitor.organisationId, (db) => findAuthorless(db, visitor, accountId)), 200);
  });

  const set = createRoute({
    method: 'put',
    path: '/messages/{messageId}/author',
    summary: 'Say, or correct, who of the team wrote a message that did not leave from here',
    middleware,
    request: { params: z.object({ messageId: z.uuid() }), body: body(attributeSchema) },
    responses: { 200: answer(attributedSchema, 'Known from now on.'), ...refusals(401, 404, 409, 422) },
  });
  routes.openapi(set, async (c) => {
    const { messageId } = c.req.valid('param');
    const set = await attributeMessage({ database }, c.get('visitor'), { messageId, memberId: c.req.valid('json').memberId });
    if (!set.ok) return refuse(c, set.error, statusOf(set.error));
    return c.json(
      { messageId, conversationId: set.value.conversationId, memberId: set.value.memberId, authorSource: set.value.source },
      200,
    );
  });
  return routes;
}

function statusOf(refusal: AttributeRefusal) {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'sent-from-here':
      return 409;
    case 'no-such-member':
      return 422;
    default:
      return impossible(refusal);
  }
}
