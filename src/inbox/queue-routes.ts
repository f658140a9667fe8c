import { answer, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import type { MemberEnv } from '../people/index.ts';
import type { InboxDeps } from './inbox-deps.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { countQueues, readQueuePage } from './queue-store.ts';
import { conversationPageSchema, queueCountsSchema, queueQuerySchema, searchPageSchema, searchQuerySchema } from './schema.ts';
import { searchConversations } from './search-conversations.ts';

const BAD_CURSOR = { kind: 'invalid', issues: [{ path: 'cursor', code: 'unknown' }] };

/** Queues, their counts, and search. */
export function queueRoutes({ database, requireMember: middleware }: InboxDeps) {
  const routes = createRouter<MemberEnv>();

  const list = createRoute({
    method: 'get',
    path: '/conversations',
    middleware,
    request: { query: queueQuerySchema },
    responses: { 200: answer(conversationPageSchema, 'A page of the queue.'), ...refusals(422) },
  });
  routes.openapi(list, async (c) => {
    const { queue, account, speaker, visibility, among, cursor, limit } = c.req.valid('query');
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && after === null) return refuse(c, BAD_CURSOR, 422);
    const reader = c.get('visitor');
    const page = await database.read(reader.organisationId, (db) =>
      readQueuePage(db, reader, {
        queue,
        accountId: account ?? null,
        speakerId: speaker ?? null,
        isPrivate: visibility === 'private',
        among,
        after,
        limit,
      }),
    );
    return c.json({ conversations: page.conversations, nextCursor: page.end && writeCursor(page.end) }, 200);
  });

  const counts = createRoute({
    method: 'get',
    path: '/conversations/counts',
    middleware,
    responses: { 200: answer(queueCountsSchema, 'How many there are in each queue, up to 1,000.') },
  });
  routes.openapi(counts, async (c) => {
    const reader = c.get('visitor');
    return c.json(await database.read(reader.organisationId, (db) => countQueues(db, reader)), 200);
  });

  const search = createRoute({
    method: 'get',
    path: '/search',
    middleware,
    request: { query: searchQuerySchema },
    responses: { 200: answer(searchPageSchema, 'Conversations, newest match first.'), ...refusals(422) },
  });
  routes.openapi(search, async (c) => {
    const { q, cursor, limit } = c.req.valid('query');
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && after === null) return refuse(c, BAD_CURSOR, 422);
    const reader = c.get('visitor');
    const page = await database.read(reader.organisationId, (db) => searchConversations(db, reader, { words: q, after, limit }));
    return c.json({ results: page.results, nextCursor: page.end && writeCursor(page.end) }, 200);
  });
  return routes;
}
