import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { ingest } from '../inbox/index.ts';
import { recheck } from '../inbox/recheck.ts';
import { announce } from './announce.ts';
import { readSentPosts } from './read-sent-posts.ts';
import { withdrawPublication } from './withdraw-publication.ts';

const timeOut = { kind: 'outcome-unknown' as const, detail: 'timed out' };

describe('taking a sent post back', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  /** A world in which Inès's answer stands on the network. */
  async function sent() {
    const world = await publishingWorld(mine);
    const told = await world.mention();
    await world.take(world.ines, told.conversationId);
    const written = await world.reply(world.ines, told);
    assert.ok(written.ok);
    const { publicationId } = written.value;
    const key = { organisationId: world.organisationId, publicationId };
    const work = async () => await world.worker().job(key, AbortSignal.timeout(5_000));
    await work();
    const { published } = await world.look(publicationId);
    const withdraw = async (who = world.ines) => await withdrawPublication(world.replyDeps, who, publicationId);
    const conversation = async () =>
      (
        await world.alter<{ state: string; preview: string; waiting: boolean }>(
          'select state, preview, waiting_since is not null as waiting from conversation where organisation_id = $1 and conversation_id = $2',
          [world.organisationId, told.conversationId],
        )
      )[0]!;
    const message = async () =>
      (
        await world.alter<{ text: string; gone: boolean }>(
          'select text, deleted_at is not null as gone from message where organisation_id = $1 and publication_id = $2',
          [world.organisationId, publicationId],
        )
      )[0]!;
    const hears = async () =>
      await mine.database.transact(world.organisationId, async (tx) => {
        await ingest(tx, world.account, [{ kind: 'deleted', ref: published!.ref }]);
      });
    const told2 = async (kind: string) => (await world.journal()).filter((one) => one === kind).length;
    return { ...world, told, publicationId, ref: published!.ref, work, withdraw, conversation, message, hears, count: told2 };
  }

  test('takes it down, keeps what was said and who wanted it gone, and has its question wait again', async () => {
    const world = await sent();
    assert.equal((await world.conversation()).state, 'answered');
    assert.ok((await world.withdraw()).ok);
    assert.equal((await world.look(world.publicationId)).state, 'withdrawing');
    await world.work();
    const after = await world.look(world.publicationId);
    assert.deepEqual([after.state, after.withdrawal?.memberId], ['withdrawn', world.ines.memberId]);
    assert.ok(after.sentAt !== null && after.withdrawal?.doneAt !== null);
    assert.deepEqual(world.published(), []);
    assert.deepEqual(await world.message(), { text: 'Oui, à 8 h 21.\n— Inès', gone: true });
    assert.deepEqual(await world.conversation(), { state: 'waiting', preview: 'Le train part-il ?', waiting: true });
    const kinds = (await world.journal()).slice(-5);
    for (const kind of ['publication.withdrawing', 'message.deleted', 'conversation.reopened', 'publication.withdrawn'])
      assert.ok(kinds.includes(kind), `${kind} in ${kinds}`);
  });

  test('asked ten times at once, by two people, asks the network once', async () => {
    const world = await sent();
    const all = await Promise.all(Array.from({ length: 10 }, async (_, n) => await world.withdraw(n % 2 === 0 ? world.ines : world.lead)));
    assert.ok(all.every(({ ok }) => ok));
    await Promise.all([world.work(), world.work(), world.work()]);
    assert.equal(world.fake.calls.delete, 1);
    assert.equal(await world.count('publication.withdrawing'), 1);
    assert.equal(await world.count('publication.withdrawn'), 1);
    assert.ok((await world.withdraw()).ok, 'and later it is done already');
  });

  test('goes for the author, leads and administrators; not for a colleague, nor for an author who is off the team', async () => {
    const world = await sent();
    assert.deepEqual(await world.withdraw(world.paul), { ok: false, error: { kind: 'not-allowed' } });
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      world.organisationId,
      world.account.accountId,
      world.paul.memberId,
    ]);
    assert.deepEqual(await world.withdraw(), { ok: false, error: { kind: 'outside-team' } });
    const stranger = { ...world.lead, organisationId: (await publishingWorld(mine)).organisationId };
    assert.deepEqual(await world.withdraw(stranger), { ok: false, error: { kind: 'not-found' } });
    assert.ok((await world.withdraw(world.lead)).ok);
  });

  test('an answer of the network that is lost is asked for again, and the post is gone once', async () => {
    const world = await sent();
    world.fake.misbehave('delete', { doItThenFailWith: timeOut }, { throwing: new Error('reset') });
    await world.withdraw();
    await world.work();
    const unsure = await world.look(world.publicationId);
    assert.deepEqual([unsure.state, unsure.failure?.kind], ['withdrawing', 'outcome-unknown']);
    assert.ok(unsure.dueAt.getTime() > Date.now());
    await world.hurry();
    await world.worker().sweep();
    assert.equal((await world.look(world.publicationId)).state, 'withdrawing');
    await world.hurry();
    await world.worker().sweep();
    assert.equal((await world.look(world.publicationId)).state, 'withdrawn');
    assert.equal(await world.count('message.deleted'), 1);
  });

  test('whoever asked the network and died is followed by the next, once its lease is over', async () => {
    const world = await sent();
    world.fake.misbehave('delete', { doItThenHang: true });
    await world.withdraw();
    void world.work().catch(() => {});
    while (world.fake.calls.delete === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await world.work();
    assert.equal(world.fake.calls.delete, 1, 'nobody else asks meanwhile');
    await world.hurry();
    await world.worker().sweep();
    assert.equal((await world.look(world.publicationId)).state, 'withdrawn');
  });

  test('a network that refuses leaves it standing, says why, and can be asked again', async () => {
    const world = await sent();
    world.fake.misbehave('delete', { failWith: { kind: 'rejected', reason: 'not-granted', detail: 'HTTP 403' } });
    await world.withdraw();
    await world.work();
    const kept = await world.look(world.publicationId);
    assert.deepEqual([kept.state, kept.failure?.reason], ['withdraw-failed', 'not-granted']);
    assert.equal((await world.message()).gone, false);
    assert.equal(world.published().length, 1);
    assert.ok((await world.withdraw(world.lead)).ok);
    await world.work();
    const gone = await world.look(world.publicationId);
    assert.deepEqual([gone.state, gone.withdrawal?.memberId, gone.failure], ['withdrawn', world.lead.memberId, null]);
  });

  test('is given up after a day of trying, and a person sees it', async () => {
    const world = await sent();
    world.fake.misbehave('delete', { failWith: { kind: 'unavailable', detail: 'HTTP 502' } });
    await world.withdraw();
    await world.alter(`update publication set withdraw_asked_at = now() - interval '25 hours' where organisation_id = $1`, [
      world.organisationId,
    ]);
    await world.work();
    assert.equal((await world.look(world.publicationId)).state, 'withdraw-failed');
  });

  test('the network’s own word of it, before or after, makes nothing of it twice', async () => {
    for (const order of ['before', 'after'] as const) {
      const world = await sent();
      await world.withdraw();
      if (order === 'before') await world.hears();
      await world.work();
      if (order === 'after') await world.hears();
      assert.equal((await world.look(world.publicationId)).state, 'withdrawn');
      assert.equal(await world.count('message.deleted'), 1, order);
      assert.equal((await world.conversation()).state, 'waiting');
    }
  });

  test('what an older answer of the network still shows does not stand again', async () => {
    const world = await sent();
    const stale = world.fake.posts.get(world.ref)!;
    await world.withdraw();
    await world.work();
    await mine.database.transact(world.organisationId, async (tx) => {
      await recheck(tx, world.account, { asked: [world.ref], posts: [{ ...stale, version: 'older' }] });
    });
    assert.equal((await world.message()).gone, true);
  });

  test('cannot be where the network takes nothing back, and what was deleted elsewhere is gone already', async () => {
    const world = await sent();
    const offer = async (more: object) =>
      await world.alter('update account set capabilities = $2 where organisation_id = $1', [
        world.organisationId,
        JSON.stringify({ ...world.fake.network.capabilities, ...more }),
      ]);
    await offer({ deletes: false });
    assert.deepEqual(await world.withdraw(), { ok: false, error: { kind: 'not-offered' } });
    const seen = await readSentPosts(world.replyDeps, world.ines, world.told.conversationId);
    assert.deepEqual([seen?.posts[0]?.mayWithdraw, seen?.posts[0]?.staysUp], [false, true]);
    await offer({ deletesPrivate: false });
    await world.alter(`update publication set visibility = 'private' where organisation_id = $1`, [world.organisationId]);
    assert.deepEqual(await world.withdraw(), { ok: false, error: { kind: 'not-offered' } });
    await offer({});
    await world.hears();
    assert.deepEqual(await world.withdraw(), { ok: false, error: { kind: 'already-gone' } });
  });

  test('the same words may be said again at once', async () => {
    const world = await sent();
    await world.withdraw();
    await world.work();
    await world.take(world.ines, world.told.conversationId);
    const again = await world.reply(world.ines, world.told);
    assert.ok(again.ok && again.value.publicationId !== world.publicationId);
  });

  test('an announcement goes like an answer', async () => {
    const world = await publishingWorld(mine);
    const said = await mine.database.transact(world.organisationId, async (tx) =>
      announce(world.replyDeps, tx, {
        accountId: world.account.accountId,
        memberId: world.ines.memberId,
        kind: 'announcement',
        body: 'Travaux dimanche',
        signature: null,
        key: 'one',
        undoDelaySeconds: 0,
        inReply: null,
      }),
    );
    assert.ok(said.ok);
    const { publicationId } = said.value;
    await world.worker().sweep();
    await world.hurry();
    await world.worker().sweep();
    assert.equal((await world.look(publicationId)).state, 'sent');
    assert.ok((await withdrawPublication(world.replyDeps, world.ines, publicationId)).ok);
    await world.hurry();
    await world.worker().sweep();
    assert.equal((await world.look(publicationId)).state, 'withdrawn');
    assert.deepEqual(world.published(), []);
  });

  test('what has not left cannot be taken back so', async () => {
    const world = await publishingWorld(mine);
    const told = await world.mention();
    await world.take(world.ines, told.conversationId);
    const written = await world.reply(world.ines, told);
    assert.ok(written.ok);
    const refused = await withdrawPublication(world.replyDeps, world.ines, written.value.publicationId);
    assert.deepEqual(refused, { ok: false, error: { kind: 'wrong-state', state: 'scheduled' } });
  });
});
