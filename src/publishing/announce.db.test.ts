import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { ingest } from '../inbox/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { announce } from './announce.ts';
import type { Announcement } from './announce.ts';
import { undoPublication } from './undo-publication.ts';

const GREETING = 'Bonjour, c’est Inès, avec vous jusqu’à 14 h.';
const NOTICE = 'Nous sommes de retour demain à 6 h.';

describe('what an account says by itself', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => void (world = await publishingWorld(mine)));

  const greeting = (more: Partial<Announcement> = {}): Announcement => ({
    accountId: world.account.accountId,
    memberId: world.ines.memberId,
    kind: 'greeting',
    body: GREETING,
    signature: null,
    key: 'greeting:1',
    undoDelaySeconds: 0,
    inReply: null,
    ...more,
  });
  const notice = (to: { conversationId: string; messageId: string }, key = `notice:${to.conversationId}`) =>
    greeting({ kind: 'notice', memberId: null, body: NOTICE, key, inReply: to });
  const say = async (tx: Transaction, what: Announcement) =>
    await announce({ networks: world.replyDeps.networks, newId: randomUUID }, tx, what);
  const transact: Database['transact'] = (organisationId, work) => mine.database.transact(organisationId, work);
  const now = async (what: Announcement) => {
    const said = await transact(world.organisationId, (tx) => say(tx, what));
    assert.ok(said.ok, JSON.stringify(said));
    return said.value;
  };
  const refusal = async (what: Announcement) => {
    const said = await transact(world.organisationId, (tx) => say(tx, what));
    return said.ok ? null : said.error.kind;
  };
  const leave = async () => {
    await world.hurry();
    await world.worker().sweep();
  };
  const messages = async () =>
    await world.alter<{
      text: string;
      direction: string;
      member_id: string | null;
      publication_id: string | null;
      state: string;
      conversation_id: string;
    }>(
      `select m.text, m.direction, m.member_id, m.publication_id, c.state, c.conversation_id from message m
       join conversation c on c.organisation_id = m.organisation_id and c.conversation_id = m.conversation_id
       where m.organisation_id = $1 order by m.received_at`,
      [world.organisationId],
    );
  const echo = async (text: string) => {
    const post = [...world.fake.posts.values()].find((one) => one.text === text);
    assert.ok(post);
    await transact(world.organisationId, (tx) => ingest(tx, world.account, [{ kind: 'post', reason: 'own', post }]));
    return post;
  };

  test('says nothing, of a person, that nobody may send alone; what would only wait or pause is said', async () => {
    const deps = { networks: world.replyDeps.networks, newId: randomUUID, guard: world.guard };
    const kindOf = async (more: Partial<Announcement>) => {
      const said = await transact(world.organisationId, (tx) => announce(deps, tx, greeting({ key: randomUUID(), ...more })));
      return said.ok ? 'ok' : said.error.kind;
    };
    assert.equal(await kindOf({ body: 'Bonjour, <firm>.' }), 'firm');
    assert.equal(await kindOf({ body: 'Bonjour, <hold>.' }), 'ok');
    assert.equal(await kindOf({ body: 'Bonjour.' }), 'ok');
  });

  test('is said once for life under one key, in one transaction or in ten at once, whatever it says the second time', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => now(greeting({ body: `${GREETING} ${n}` }))));
    assert.equal(new Set(all.map(({ publicationId }) => publicationId)).size, 1);
    await leave();
    await now(greeting());
    await leave();
    assert.equal(world.published().length, 1);
  });

  test('is said only if what it speaks of is true: a transaction that fails says nothing', async () => {
    await assert.rejects(
      transact(world.organisationId, async (tx) => {
        await say(tx, greeting());
        throw new Error('the helm was taken by another');
      }),
    );
    await leave();
    assert.deepEqual(world.published(), []);
  });

  test('can be taken back during its undo delay, and is then never said', async () => {
    const { publicationId } = await now(greeting({ undoDelaySeconds: 60 }));
    assert.ok((await undoPublication({ database: mine.database }, world.ines, publicationId)).ok);
    await leave();
    await now(greeting());
    await leave();
    assert.deepEqual(world.published(), []);
  });

  for (const first of ['its echo', 'our own word of it'] as const) {
    test(`is one message at the head of its own thread, under its member’s name, when ${first} comes first`, async () => {
      const { publicationId } = await now(greeting());
      if (first === 'its echo') {
        world.fake.misbehave('publish', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'lost' } });
        await leave();
        await echo(GREETING);
      }
      await leave();
      const post = await echo(GREETING);
      const rows = await messages();
      assert.equal(rows.length, 1);
      assert.deepEqual([rows[0]?.member_id, rows[0]?.publication_id, rows[0]?.state], [world.ines.memberId, publicationId, 'closed']);
      assert.equal(world.fake.repeats(), 0);
      const answer = world.fake.post('karim', 'Bonjour Inès !', { replyTo: post });
      await transact(world.organisationId, (tx) => ingest(tx, world.account, [{ kind: 'post', reason: 'reply', post: answer }]));
      const [ours, theirs] = await messages();
      assert.equal(theirs?.conversation_id, ours?.conversation_id);
      assert.equal(theirs?.state, 'waiting');
    });
  }

  for (const first of ['its echo', 'our own word of it'] as const) {
    test(`is a notice that answers nobody, when ${first} comes first: who waits still waits`, async () => {
      const to = await world.mention();
      const { publicationId } = await now(notice(to));
      if (first === 'its echo') {
        world.fake.misbehave('publish', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'lost' } });
        await leave();
        await echo(NOTICE);
        assert.equal((await messages())[0]?.state, 'waiting');
      }
      await leave();
      await echo(NOTICE);
      const rows = await messages();
      assert.deepEqual(
        rows.map(({ text, state }) => [text, state]),
        [
          ['Le train part-il ?', 'waiting'],
          [NOTICE, 'waiting'],
        ],
      );
      assert.deepEqual([rows[1]?.member_id, rows[1]?.publication_id], [null, publicationId]);
      const [conversation] = await world.alter<{ preview: string; message_count: number }>(
        'select preview, message_count from conversation where organisation_id = $1',
        [world.organisationId],
      );
      assert.deepEqual({ ...conversation }, { preview: 'Le train part-il ?', message_count: 2 });
    });
  }

  test('a notice on its way keeps nobody from answering', async () => {
    const to = await world.mention();
    await now(notice(to));
    await world.take(world.ines, to.conversationId);
    const replied = await world.reply(world.ines, to);
    assert.ok(replied.ok, JSON.stringify(replied));
    await leave();
    await leave();
    assert.equal(world.published().length, 2);
    assert.equal((await messages())[0]?.state, 'answered');
  });

  test('is refused in words when it is empty, too long, under what is gone, or on an account that cannot speak', async () => {
    const to = await world.mention();
    assert.equal(await refusal(greeting({ body: ' \n\u200d ' })), 'empty');
    assert.equal(await refusal(greeting({ body: 'a'.repeat(301) })), 'too-long');
    assert.equal(await refusal(greeting({ accountId: randomUUID() })), 'not-found');
    await world.alter('update message set deleted_at = now() where organisation_id = $1', [world.organisationId]);
    assert.equal(await refusal(notice(to)), 'parent-gone');
    for (const state of ['disconnected', 'needs-reconnection'] as const) {
      await world.alter('update account set state = $2 where organisation_id = $1', [world.organisationId, state]);
      assert.equal(await refusal(greeting()), `account-${state}`);
    }
    assert.deepEqual(await world.alter('select 1 from publication where organisation_id = $1', [world.organisationId]), []);
  });

  describe('when the process is killed', () => {
    class Killed extends Error {}

    test('at any moment of saying it and of sending it, it is said once or not at all, and once when the act is done again', async () => {
      let deaths = 0;
      for (const lost of [false, true]) {
        for (let steps = 0; ; steps += 1) {
          world = await publishingWorld(mine);
          if (lost) world.fake.misbehave('publish', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'lost' } });
          let left = steps;
          let dead = false;
          const step = async <Value>(work: () => Promise<Value>): Promise<Value> => {
            if (dead) return await new Promise(() => {});
            const value = left > 0 ? await work() : null;
            left -= 1;
            // Half of the deaths are before the step, half between the step and the word of it.
            dead = value === null;
            if (value === null) {
              if (steps % 2 === 1) await work();
              throw new Killed();
            }
            return value;
          };
          const database: Database = { ...mine.database, transact: (id, work) => step(() => mine.database.transact(id, work)) };
          const connections: typeof world.connections = {
            ...world.connections,
            use: (key, act) => step(() => world.connections.use(key, act)),
          };
          const life = (async () => {
            const said = await database.transact(world.organisationId, (tx) => say(tx, greeting()));
            assert.ok(said.ok);
            const key = { organisationId: world.organisationId, publicationId: said.value.publicationId };
            await world.worker({ database, connections }).job(key, AbortSignal.timeout(5_000));
          })().catch(() => {});
          await Promise.race([life, new Promise((resolve) => setTimeout(resolve, 300))]);
          if (dead) deaths += 1;
          assert.ok(world.published().length <= 1);
          await now(greeting());
          for (let sweeps = 0; sweeps < 4; sweeps += 1) await leave();
          assert.deepEqual(world.published(), [GREETING], `death at step ${steps}`);
          assert.equal(world.fake.repeats(), 0);
          if (!dead) break;
        }
      }
      assert.ok(deaths >= 6, `${deaths}`);
    });
  });
});
