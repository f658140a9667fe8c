import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { everywhere } from '../../test/harness/fake-network.ts';
import { createMarkedGuard } from '../../test/harness/guard.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { officeDeps } from '../compose-offices.ts';
import { personaDeps } from '../compose-personas.ts';
import { readQueuePage, readThread } from '../inbox/index.ts';
import { createPracticeNetwork } from '../networks/practice/index.ts';
import { createPeople } from '../people/index.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { shiftsDeps } from '../shifts/index.ts';
import { postsDeps } from '../posts/index.ts';
import { THREADS } from './fill.ts';
import { createDemonstration } from './index.ts';
import type { Demonstration } from './index.ts';
import { DEMONSTRATION_ID } from './team.ts';

describe('the demonstration', () => {
  let test: TestDatabase;
  let demonstration: Demonstration;
  before(async () => {
    test = await testDatabase();
    demonstration = create();
  });
  after(async () => await test.close());

  function create(): Demonstration {
    const { database } = test;
    const practice = createPracticeNetwork({ database });
    // No account of the demonstration is on Bluesky.
    const networks = everywhere(practice);
    const people = createPeople({ database, secureCookie: false, publicUrl: null });
    const connecting = { database, networks, seal: createSeal(Buffer.alloc(32, 7).toString('base64')), newId: randomUUID };
    return createDemonstration({
      database,
      people,
      connecting,
      reply: async () => null,
      shifts: shiftsDeps({ database, networks }),
      offices: officeDeps({ database, networks }),
      personas: personaDeps({ database, networks }),
      posts: postsDeps({ database, networks, guard: createMarkedGuard() }),
    });
  }

  const enter = async (by: Demonstration, body: object) =>
    await new Hono().route('/', by.routes as unknown as Hono).request('/demonstration', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  async function queue(name: 'to-answer' | 'waiting' | 'closed' | 'taken') {
    const reader = { organisationId: DEMONSTRATION_ID, memberId: randomUUID() };
    return await test.database.read(
      DEMONSTRATION_ID,
      async (db) => (await readQueuePage(db, reader, { queue: name, accountId: null, after: null, limit: 100 })).conversations,
    );
  }

  it('is there once, however often and however simultaneously it is explored', async () => {
    const other = create();
    const entered = await Promise.all([enter(demonstration, {}), enter(other, {}), enter(demonstration, {})]);
    for (const response of entered) assert.equal(response.status, 200);
    const all = (await Promise.all((['to-answer', 'taken', 'waiting', 'closed'] as const).map(queue))).flat();
    assert.equal(all.length, THREADS.length);
    await create().fill();
    assert.equal((await Promise.all((['to-answer', 'taken', 'waiting', 'closed'] as const).map(queue))).flat().length, THREADS.length);
  });

  it('signs its visitor in, in the chair that he or she chooses', async () => {
    const first = (await (await enter(demonstration, {})).json()) as {
      member: { memberId: string; givenName: string };
      organisation: { demonstration: boolean };
    };
    assert.equal(first.member.givenName, 'Inès');
    assert.equal(first.organisation.demonstration, true);
    const again = await enter(demonstration, { memberId: first.member.memberId });
    assert.equal(again.status, 200);
    assert.match(again.headers.get('set-cookie') ?? '', /visavis_session=/);
    assert.equal((await enter(demonstration, { memberId: randomUUID() })).status, 404);
    assert.equal((await enter(demonstration, { memberId: 'x' })).status, 422);
  });

  it('has threads in every state, the longest wait first', async () => {
    const expected = (state: (thread: (typeof THREADS)[number]['thread']) => boolean): number =>
      THREADS.filter(({ thread }) => state(thread)).length;
    const waiting = await queue('to-answer');
    const open = (thread: (typeof THREADS)[number]['thread']) => !thread.takenBy && !thread.closedBy;
    const ours = (thread: (typeof THREADS)[number]['thread']) => {
      const last = thread.turns.at(-1)?.[0];
      return last !== undefined && last !== 'them' && !last.startsWith('@');
    };
    assert.equal(
      (await queue('taken')).length,
      expected((thread) => thread.takenBy !== undefined),
    );
    assert.equal(
      (await queue('closed')).length,
      expected((thread) => thread.closedBy !== undefined),
    );
    assert.equal(
      (await queue('waiting')).length,
      expected((thread) => open(thread) && ours(thread)),
    );
    assert.equal(
      waiting.length,
      expected((thread) => open(thread) && !ours(thread)),
    );
    const waits = waiting.map(({ waitingSince }) => waitingSince ?? '');
    assert.deepEqual(waits, waits.toSorted());
    assert.ok(Date.now() - Date.parse(waits.at(-1) ?? '') < 6 * 60_000);
  });

  it('remembers who answered, signed, under the right post', async () => {
    const closed = await queue('closed');
    const reader = { organisationId: DEMONSTRATION_ID, memberId: randomUUID() };
    const threads = await test.database.read(DEMONSTRATION_ID, async (db) => {
      const found = [];
      for (const { conversationId } of closed.slice(0, 12))
        found.push(await readThread(db, reader, { conversationId, from: 0, limit: 100 }));
      return found;
    });
    for (const thread of threads) {
      const ours = thread?.messages.filter(({ direction }) => direction === 'outbound') ?? [];
      assert.ok(ours.length > 0);
      for (const message of ours) {
        assert.match(message.text, /\n— \p{Lu}/u);
        assert.ok(message.memberId && message.publicationId && message.parentMessageId);
        assert.ok(message.depth > 0);
      }
    }
  });

  it('is not made by a stranger on an installation that is somebody’s', async () => {
    const fresh = await testDatabase();
    const people = createPeople({ database: fresh.database, secureCookie: false, publicUrl: null });
    const organisationId = randomUUID();
    await fresh.database.transact(
      organisationId,
      async (tx) =>
        await people.createOrganisation(tx, {
          organisationId,
          name: 'Une vraie',
          timeZone: 'Europe/Paris',
          language: 'fr',
          demonstration: false,
        }),
    );
    const networks = everywhere(createPracticeNetwork({ database: fresh.database }));
    const guarded = createDemonstration({
      database: fresh.database,
      people,
      reply: async () => null,
      shifts: shiftsDeps({ database: fresh.database, networks }),
      offices: officeDeps({ database: fresh.database, networks }),
      personas: personaDeps({ database: fresh.database, networks }),
      posts: postsDeps({ database: fresh.database, networks, guard: createMarkedGuard() }),
      connecting: { database: fresh.database, networks, seal: createSeal(Buffer.alloc(32, 7).toString('base64')), newId: randomUUID },
    });
    assert.equal((await enter(guarded, {})).status, 403);
    await fresh.close();
  });
});
