import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { createRouter } from '../platform/http/index.ts';
import { publicationActRoutes, publishingRoutes } from './routes.ts';
import type { PublicationView } from './schema.ts';

describe('publishing over HTTP', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  async function open() {
    const world = await publishingWorld(mine);
    const means: Parameters<typeof publishingRoutes>[0] = {
      ...world.replyDeps,
      requireMember: async (c, next) => {
        c.set('visitor', world.ines);
        await next();
      },
    };
    const routes = createRouter().route('/', publishingRoutes(means)).route('/', publicationActRoutes(means));
    const ask = async <Body>(method: string, path: string, body?: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await routes.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return { status: answer.status, body: (await answer.json()) as Body };
    };
    return { ...world, ask };
  }
  type Refused = { error: { kind: string } };

  test('a reply is scheduled, listed, taken back, and cannot be tried again then', async () => {
    const { ask, ines, mention, take, alter, organisationId } = await open();
    await alter('update account set undo_delay_seconds = 60 where organisation_id = $1', [organisationId]);
    const { conversationId, messageId } = await mention();
    const press = { idempotencyKey: randomUUID(), replyToMessageId: messageId, body: 'Oui.' };
    const early = await ask<Refused>('POST', `/conversations/${conversationId}/replies`, press);
    assert.deepEqual([early.status, early.body.error.kind], [409, 'not-holder']);
    await take(ines, conversationId);
    const written = await ask<PublicationView>('POST', `/conversations/${conversationId}/replies`, press);
    assert.deepEqual([written.status, written.body.state, written.body.text], [201, 'scheduled', 'Oui.\n— Inès']);
    const list = await ask<{ publications: PublicationView[] }>('GET', `/conversations/${conversationId}/publications`);
    assert.deepEqual(list.body.publications, [written.body]);
    const { publicationId } = written.body;
    assert.equal((await ask<PublicationView>('POST', `/publications/${publicationId}/undo`)).body.state, 'cancelled');
    const again = await ask<Refused>('POST', `/publications/${publicationId}/retry`);
    assert.deepEqual([again.status, again.body.error], [409, { kind: 'wrong-state', state: 'cancelled' }]);
    const cancelled = await ask<{ publications: PublicationView[] }>('GET', '/publications?state=cancelled');
    assert.deepEqual(
      cancelled.body.publications.map((one) => one.publicationId),
      [publicationId],
    );
  });

  test('what is not there, or not well-formed, is refused as such', async () => {
    const { ask, ines, mention, take } = await open();
    const { conversationId, messageId } = await mention();
    await take(ines, conversationId);
    const replies = `/conversations/${conversationId}/replies`;
    const press = { idempotencyKey: randomUUID(), replyToMessageId: messageId, body: 'a'.repeat(301) };
    const long = await ask<Refused>('POST', replies, press);
    assert.deepEqual([long.status, long.body.error], [422, { kind: 'too-long', length: 308, maximum: 300, room: 293 }]);
    assert.equal((await ask('POST', replies, { ...press, idempotencyKey: 'again' })).status, 422);
    assert.equal((await ask('POST', replies, { ...press, replyToMessageId: randomUUID(), body: 'Oui.' })).status, 404);
    assert.equal((await ask('GET', `/conversations/${randomUUID()}/composer`)).status, 404);
    assert.equal((await ask('GET', `/conversations/${randomUUID()}/publications`)).status, 404);
    assert.equal((await ask('POST', `/publications/${randomUUID()}/undo`)).status, 404);
    assert.equal((await ask('GET', '/publications?state=lost')).status, 422);
  });
});
