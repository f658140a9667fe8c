import { z } from 'zod';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import type { MemberEnv, Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { releaseConversation, renewLease, takeConversation, takeOverConversation } from './claim-conversation.ts';
import { closeConversation, reopenConversation } from './close-conversation.ts';
import { statusOf } from './failure-routes.ts';
import type { InboxFailure } from './failure-routes.ts';
import type { InboxDeps } from './inbox-deps.ts';
import { conversationSchema, takeOverSchema } from './schema.ts';
import type { ConversationView } from './schema.ts';
import { findView } from './view-store.ts';

const params = z.object({ id: z.uuid() });
const responses = { 200: answer(conversationSchema, 'The conversation as it is now.'), ...refusals(403, 404, 409, 422) };

/** Taking, keeping, letting go, ending. */
export function claimRoutes({ database, requireMember: middleware }: InboxDeps) {
  const routes = createRouter<MemberEnv>();

  /** Acts, and answers the conversation as the member then sees it, in one transaction. */
  async function act(
    visitor: Visitor,
    conversationId: string,
    use: (tx: Transaction) => Promise<Result<undefined, InboxFailure>>,
  ): Promise<Result<ConversationView, InboxFailure>> {
    return await database.transact(visitor.organisationId, async (tx) => {
      const done = await use(tx);
      if (!done.ok) return done;
      const view = await findView(tx.db, visitor, conversationId);
      return view ? { ok: true, value: view } : fail({ kind: 'not-found' });
    });
  }

  const simple = {
    take: takeConversation,
    renew: renewLease,
    release: releaseConversation,
    close: closeConversation,
    reopen: reopenConversation,
  };
  for (const [verb, useCase] of Object.entries(simple)) {
    const route = createRoute({ method: 'post', path: `/conversations/{id}/${verb}`, middleware, request: { params }, responses });
    routes.openapi(route, async (c) => {
      const visitor = c.get('visitor');
      const conversationId = c.req.valid('param').id;
      const done = await act(visitor, conversationId, (tx) => useCase(tx, { ...visitor, conversationId }));
      return done.ok ? c.json(done.value, 200) : refuse(c, done.error, statusOf(done.error));
    });
  }

  const takeOver = createRoute({
    method: 'post',
    path: '/conversations/{id}/take-over',
    middleware,
    request: { params, body: body(takeOverSchema) },
    responses,
  });
  routes.openapi(takeOver, async (c) => {
    const visitor = c.get('visitor');
    const conversationId = c.req.valid('param').id;
    const { word } = c.req.valid('json');
    const done = await act(visitor, conversationId, (tx) => takeOverConversation(tx, { ...visitor, conversationId, word }));
    return done.ok ? c.json(done.value, 200) : refuse(c, done.error, statusOf(done.error));
  });
  return routes;
}
