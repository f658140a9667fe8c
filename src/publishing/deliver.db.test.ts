import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { findAccount } from '../accounts/index.ts';
import { pauseAccount } from '../accounts/pause-account.ts';
import { reconnectAccount } from '../accounts/reconnect-account.ts';
import type { Connections } from '../accounts/index.ts';
import type { Database } from '../platform/database/index.ts';
import { discardPublication } from './discard-publication.ts';
import { retryPublication } from './retry-publication.ts';

const SIGNED = 'Oui, à 8 h 21.\n— Inès';
const timeOut = { kind: 'outcome-unknown' as const, detail: 'timed out' };

describe('delivery', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  /** A world in which Inès has just pressed the button. */
  async function pressed() {
    const world = await publishingWorld(mine);
    const told = await world.mention();
    await world.take(world.ines, told.conversationId);
    const written = await world.reply(world.ines, told);
    assert.ok(written.ok);
    const { publicationId } = written.value;
    const key = { organisationId: world.organisationId, publicationId };
    const deliverOnce = async () => await world.worker().job(key, AbortSignal.timeout(5_000));
    const state = async () => (await world.look(publicationId)).state;
    return { ...world, told, publicationId, key, deliverOnce, state };
  }

  test('a send that was accepted before its answer was lost is found, and not said twice', async () => {
    const { fake, deliverOnce, state, hurry, worker, published } = await pressed();
    fake.misbehave('publish', { doItThenFailWith: timeOut });
    await deliverOnce();
    assert.equal(await state(), 'outcome-unknown');
    await hurry();
    await worker().sweep();
    assert.equal(await state(), 'sent');
    assert.deepEqual([published(), fake.calls.publish], [[SIGNED], 1]);
  });

  test('a send that surely did not arrive leaves again under the same key', async () => {
    const { fake, deliverOnce, state, hurry, worker, published, look, publicationId } = await pressed();
    fake.misbehave('publish', { failWith: timeOut });
    await deliverOnce();
    await hurry();
    await worker().sweep();
    assert.equal(await state(), 'sent');
    assert.equal((await look(publicationId)).attempts, 2);
    assert.deepEqual(published(), [SIGNED]);
  });

  test('nothing is sent again while the look-up itself fails', async () => {
    const { fake, deliverOnce, state, hurry, worker, published } = await pressed();
    fake.misbehave('publish', { doItThenFailWith: timeOut });
    const broken = { failWith: { kind: 'unavailable' as const, detail: 'HTTP 502' } };
    fake.misbehave('lookUp', broken, broken, { throwing: new Error('reset') });
    await deliverOnce();
    for (let round = 0; round < 3; round += 1) {
      await hurry();
      await worker().sweep();
      assert.equal(await state(), 'outcome-unknown');
    }
    await hurry();
    await worker().sweep();
    assert.equal(await state(), 'sent');
    assert.deepEqual([published(), fake.calls.publish], [[SIGNED], 1]);
  });

  test('what failed is not sent again in the name of who was put off the team since, and can be given up', async () => {
    const { fake, ines, paul, lead, deliverOnce, state, published, publicationId, alter, organisationId, account, replyDeps } =
      await pressed();
    fake.misbehave('publish', { failWith: { kind: 'rejected', reason: 'blocked', detail: 'HTTP 400' } });
    await deliverOnce();
    assert.equal(await state(), 'failed');
    await alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      organisationId,
      account.accountId,
      paul.memberId,
    ]);
    for (const who of [ines, lead]) {
      const again = await retryPublication(replyDeps, who, publicationId);
      assert.deepEqual(again, { ok: false, error: { kind: 'outside-team' } });
    }
    assert.deepEqual([await state(), published()], ['failed', []]);
    assert.ok((await discardPublication(replyDeps, ines, publicationId)).ok);
  });

  test('an outcome that stays unknown for a day becomes a failure that a person sees, and trying again begins with a look-up', async () => {
    const { fake, ines, deliverOnce, state, hurry, worker, published, look, publicationId, alter, organisationId, replyDeps } =
      await pressed();
    fake.misbehave('publish', { doItThenFailWith: timeOut });
    fake.misbehave('lookUp', { failWith: { kind: 'unavailable', detail: 'HTTP 502' } });
    await deliverOnce();
    await alter(`update publication set created_at = now() - interval '25 hours' where organisation_id = $1`, [organisationId]);
    await hurry();
    await worker().sweep();
    const given = await look(publicationId);
    assert.deepEqual([given.state, given.failure?.kind], ['failed', 'outcome-unknown']);
    const again = await retryPublication(replyDeps, ines, publicationId);
    assert.ok(again.ok && again.value.state === 'outcome-unknown');
    await deliverOnce();
    assert.equal(await state(), 'sent');
    assert.deepEqual([published(), fake.calls.publish], [[SIGNED], 1]);
  });

  test('a network that is busy is tried again when it says, one that is broken a little later', async () => {
    const { fake, deliverOnce, look, publicationId, hurry, published, worker } = await pressed();
    const retryAt = new Date(Date.now() + 90_000);
    fake.misbehave('publish', { failWith: { kind: 'rate-limited', retryAt } }, { failWith: { kind: 'unavailable', detail: 'HTTP 503' } });
    await deliverOnce();
    const busy = await look(publicationId);
    assert.equal(busy.state, 'retrying');
    assert.ok(Math.abs(busy.dueAt.getTime() - retryAt.getTime()) < 2_000);
    await deliverOnce();
    assert.equal(fake.calls.publish, 1, 'not before the moment that the network named');
    await hurry();
    await worker().sweep();
    const broken = await look(publicationId);
    assert.deepEqual([broken.state, broken.failure], ['retrying', { kind: 'unavailable', detail: 'HTTP 503' }]);
    await hurry();
    await worker().sweep();
    assert.deepEqual(published(), [SIGNED]);
  });

  test('a reply to what was deleted meanwhile fails in words, and is its author’s draft again', async () => {
    const { fake, ines, told, deliverOnce, look, publicationId, draft, journal, replyDeps } = await pressed();
    fake.posts.delete(told.post.ref);
    await deliverOnce();
    const failed = await look(publicationId);
    assert.deepEqual([failed.state, failed.failure?.reason], ['failed', 'parent-gone']);
    assert.equal((await draft(ines, told.conversationId))?.text, 'Oui, à 8 h 21.');
    assert.ok((await journal()).includes('publication.failed'));
    const discarded = await discardPublication(replyDeps, ines, publicationId);
    assert.ok(discarded.ok && discarded.value.state === 'cancelled');
    assert.equal((await draft(ines, told.conversationId))?.text, 'Oui, à 8 h 21.', 'once is enough');
  });

  test('what the network refuses for good waits for a person, who may discard it and has the words back', async () => {
    const { fake, ines, told, deliverOnce, state, publicationId, draft, replyDeps, worker, hurry } = await pressed();
    fake.misbehave('publish', { failWith: { kind: 'rejected', reason: 'blocked', detail: 'karim blocks you' } });
    await deliverOnce();
    assert.equal(await state(), 'failed');
    await hurry();
    await worker().sweep();
    assert.equal(fake.calls.publish, 1);
    assert.ok((await discardPublication(replyDeps, ines, publicationId)).ok);
    assert.equal((await draft(ines, told.conversationId))?.text, 'Oui, à 8 h 21.');
  });

  test('an account that is refused waits for a person, and what it had to say leaves by itself once it is reconnected', async () => {
    const { fake, lead, account, accountDeps, organisationId, deliverOnce, state, worker, published } = await pressed();
    fake.revoke('ligne4');
    await deliverOnce();
    assert.equal(await state(), 'needs-reauth');
    const refused = await mine.database.read(organisationId, (db) => findAccount(db, organisationId, account.accountId));
    assert.equal(refused?.state, 'needs-reconnection');
    await worker().sweep();
    assert.equal(await state(), 'needs-reauth');
    assert.ok((await reconnectAccount(accountDeps, lead, { accountId: account.accountId, secret: 'right' })).ok);
    await worker().sweep();
    assert.equal(await state(), 'sent');
    assert.deepEqual(published(), [SIGNED]);
  });

  test('from a paused account nothing leaves, and what it had to say leaves by itself when the pause ends', async () => {
    const { fake, lead, account, deliverOnce, state, worker, published, mention, take, reply, ines } = await pressed();
    const { accountId } = account;
    assert.ok((await pauseAccount({ database: mine.database }, lead, { accountId, paused: true })).ok);
    await deliverOnce();
    await worker().sweep();
    assert.deepEqual([await state(), fake.calls.publish], ['needs-reauth', 0]);
    const other = await mention();
    await take(ines, other.conversationId);
    const refused = await reply(ines, other);
    assert.ok(!refused.ok && refused.error.kind === 'account-paused');
    assert.ok((await pauseAccount({ database: mine.database }, lead, { accountId, paused: false })).ok);
    await worker().sweep();
    assert.equal(await state(), 'sent');
    assert.deepEqual(published(), [SIGNED]);
  });

  test('what waited for its account for more than an hour is left to a person', async () => {
    const { fake, ines, lead, account, accountDeps, organisationId, deliverOnce, state, worker, alter, publicationId, replyDeps, hurry } =
      await pressed();
    fake.revoke('ligne4');
    await deliverOnce();
    await alter(`update publication set created_at = now() - interval '2 hours' where organisation_id = $1`, [organisationId]);
    assert.ok((await reconnectAccount(accountDeps, lead, { accountId: account.accountId, secret: 'right' })).ok);
    await worker().sweep();
    assert.equal(await state(), 'needs-reauth');
    assert.ok((await retryPublication(replyDeps, ines, publicationId)).ok);
    await hurry();
    await worker().sweep();
    assert.equal(await state(), 'sent');
  });

  test('two replies in one conversation leave in the order in which they were written', async () => {
    const { fake, ines, told, organisationId, publicationId, reply, worker, hurry, published, look } = await pressed();
    const second = await reply(ines, told, { body: 'Et le suivant à 8 h 36.' });
    assert.ok(second.ok);
    fake.misbehave('publish', { failWith: { kind: 'unavailable', detail: 'HTTP 503' } });
    const later = { organisationId, publicationId: second.value.publicationId };
    await worker().job(later, AbortSignal.timeout(1_000));
    assert.equal(fake.calls.publish, 0, 'the second waits for the first');
    await worker().job({ organisationId, publicationId }, AbortSignal.timeout(1_000));
    await worker().job(later, AbortSignal.timeout(1_000));
    assert.equal((await look(later.publicationId)).state, 'scheduled');
    for (let round = 0; round < 3; round += 1) {
      await hurry();
      await worker().sweep();
    }
    assert.deepEqual(published(), [SIGNED, 'Et le suivant à 8 h 36.\n— Inès']);
  });

  test('one publication that ten workers want leaves once', async () => {
    const { key, worker, published, fake } = await pressed();
    await Promise.all(Array.from({ length: 10 }, () => worker().job(key, AbortSignal.timeout(5_000))));
    assert.deepEqual([published(), fake.calls.publish], [[SIGNED], 1]);
  });

  test('a graceful stop leaves a send without an answer to be looked up at once', async () => {
    const { fake, key, worker, state, hurry, published } = await pressed();
    fake.misbehave('publish', { doItThenHang: true });
    const first = worker({ wait: async (ms) => (ms > 3_000 ? await new Promise(() => {}) : undefined) });
    void first.job(key, AbortSignal.timeout(5_000));
    while (fake.calls.publish === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.run(AbortSignal.abort());
    assert.equal(await state(), 'outcome-unknown');
    await hurry();
    await worker().sweep();
    assert.equal(await state(), 'sent');
    assert.deepEqual([published(), fake.calls.publish], [[SIGNED], 1]);
  });

  describe('a process that dies at any point', () => {
    class Died extends Error {}

    /** Lets `steps` steps happen, then dies: before the next one, or after it and before anybody learns of it. */
    function dying(world: PublishingWorld, steps: number, moment: 'before' | 'after') {
      let left = steps;
      let dead = false;
      const step = async <Value>(work: () => Promise<Value>): Promise<Value> => {
        // Who is dead does nothing any more, not even tidy up.
        if (dead) return await new Promise(() => {});
        left -= 1;
        dead = left < 0;
        if (dead && moment === 'before') throw new Died();
        const value = await work();
        if (dead) throw new Died();
        return value;
      };
      const database: Database = {
        ...mine.database,
        transact: (organisationId, work) => step(() => mine.database.transact(organisationId, work)),
      };
      const connections: Pick<Connections, 'use'> = { use: (key, act) => step(() => world.connections.use(key, act)) };
      return { worker: world.worker({ database, connections }), hasDied: () => dead };
    }

    async function survive(break_: (world: PublishingWorld) => void) {
      let deaths = 0;
      for (const moment of ['before', 'after'] as const) {
        for (let steps = 0; ; steps += 1) {
          const { told: _told, ...world } = await pressed();
          break_(world);
          const { worker, hasDied } = dying(world, steps, moment);
          const run = worker.job(world.key, AbortSignal.timeout(5_000)).catch(() => {});
          await Promise.race([run, new Promise((resolve) => setTimeout(resolve, 300))]);
          const died = hasDied();
          if (died) deaths += 1;
          for (let sweeps = 0; sweeps < 4; sweeps += 1) {
            await world.hurry();
            await world.worker().sweep();
          }
          const about = `death ${moment} step ${steps}`;
          assert.equal(await world.state(), 'sent', about);
          assert.deepEqual(world.published(), [SIGNED], about);
          assert.equal(world.fake.repeats(), 0, about);
          if (!died) break;
        }
      }
      return deaths;
    }

    test('loses nothing and says nothing twice', async () => {
      assert.ok((await survive(() => {})) >= 6);
    });

    test('nor when the network had lost its answer as well', async () => {
      assert.ok((await survive(({ fake }) => fake.misbehave('publish', { doItThenFailWith: timeOut }))) >= 6);
    });
  });
});
