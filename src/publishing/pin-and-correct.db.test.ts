import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Visitor } from '../people/index.ts';
import { carryOutPin } from './carry-out-pin.ts';
import { pinPost } from './pin-post.ts';
import { readSentPosts } from './read-sent-posts.ts';
import { reply } from './reply.ts';
import { undoPublication } from './undo-publication.ts';
import { withdrawPublication } from './withdraw-publication.ts';

describe('a post of ours that stands', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  async function worldOfPosts() {
    const world = await publishingWorld(mine);
    const told = await world.mention();
    async function say(body: string) {
      await world.take(world.ines, told.conversationId);
      const written = await world.reply(world.ines, told, { body });
      assert.ok(written.ok);
      const { publicationId } = written.value;
      await world.worker().job({ organisationId: world.organisationId, publicationId }, AbortSignal.timeout(5_000));
      return { publicationId, ref: (await world.look(publicationId)).published!.ref };
    }
    const { organisationId, connections, fake, account } = world;
    const wait = async (ms: number, signal: AbortSignal) => await sleep(ms, undefined, { signal, ref: false });
    const pin = async (who: Visitor, publicationId: string, isWanted = true) =>
      await pinPost(world.replyDeps, who, { publicationId, isWanted });
    const tell = async () => {
      await world.alter(`update pin set due_at = now() - interval '1 second', doing_until = null where organisation_id = $1`, [
        organisationId,
      ]);
      await carryOutPin({ database: mine.database, connections, wait, now: Date.now }, { organisationId, accountId: account.accountId });
    };
    const posts = async (who = world.ines) => {
      const seen = await readSentPosts(world.replyDeps, who, told.conversationId);
      return new Map(seen!.posts.map((one) => [one.publicationId, one]));
    };
    return { ...world, told, say, pin, tell, posts, pinned: () => fake.personOf('ligne4').pinned };
  }

  test('is put at the head of the profile instead of another, and taken from there by any colleague', async () => {
    const world = await worldOfPosts();
    const [first, second] = [await world.say('Nos horaires'), await world.say('Les travaux')];
    for (const one of [first, first, second]) {
      assert.ok((await world.pin(world.ines, one.publicationId)).ok);
      await world.tell();
      assert.equal(world.pinned(), one.ref);
    }
    assert.equal(world.fake.calls.pin, 2, 'what stands there already is told to nobody');
    const seen = await world.posts(world.paul);
    assert.deepEqual([seen.get(first.publicationId)?.pin, seen.get(second.publicationId)?.pin], [null, 'pinned']);
    assert.deepEqual([seen.get(first.publicationId)?.mayPin, seen.get(second.publicationId)?.mayUnpin], [true, true]);
    assert.ok((await world.pin(world.paul, second.publicationId, false)).ok);
    assert.equal((await world.posts()).get(second.publicationId)?.pin, 'unpinning');
    await world.tell();
    assert.equal(world.pinned(), null);
    assert.equal((await world.posts()).get(second.publicationId)?.pin, null);
    const kinds = (await world.journal()).filter((kind) => kind.startsWith('publication.') && kind.includes('pin'));
    assert.deepEqual(kinds, [
      'publication.pinning',
      'publication.pinned',
      'publication.pinning',
      'publication.unpinned',
      'publication.pinned',
      'publication.unpinning',
      'publication.unpinned',
    ]);
  });

  test('is pinned again after an answer that was lost, and says why when the network would not', async () => {
    const world = await worldOfPosts();
    const one = await world.say('Nos horaires');
    world.fake.misbehave('pin', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'timed out' } });
    await world.pin(world.ines, one.publicationId);
    await world.tell();
    assert.equal((await world.posts()).get(one.publicationId)?.pin, 'pinning');
    await world.tell();
    assert.equal((await world.posts()).get(one.publicationId)?.pin, 'pinned');
    world.fake.misbehave('pin', { failWith: { kind: 'rejected', reason: 'not-granted', detail: 'HTTP 403' } });
    await world.pin(world.ines, one.publicationId, false);
    await world.tell();
    const stuck = (await world.posts()).get(one.publicationId);
    assert.deepEqual([stuck?.pin, stuck?.pinFailure?.reason, stuck?.mayUnpin], ['unpin-failed', 'not-granted', true]);
  });

  test('is not pinned where the network pins nothing, when few may read it, nor by who is off the team', async () => {
    const world = await worldOfPosts();
    const one = await world.say('Nos horaires');
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      world.organisationId,
      world.account.accountId,
      world.paul.memberId,
    ]);
    assert.deepEqual(await world.pin(world.ines, one.publicationId), { ok: false, error: { kind: 'outside-team' } });
    await world.alter('update account set capabilities = $2 where organisation_id = $1', [
      world.organisationId,
      JSON.stringify({ ...world.fake.network.capabilities, pins: false }),
    ]);
    assert.deepEqual(await world.pin(world.paul, one.publicationId), { ok: false, error: { kind: 'not-offered' } });
    await world.alter('update account set capabilities = null where organisation_id = $1', [world.organisationId]);
    await world.alter(`update publication set visibility = 'followers' where organisation_id = $1`, [world.organisationId]);
    assert.deepEqual(await world.pin(world.paul, one.publicationId), { ok: false, error: { kind: 'not-offered' } });
  });

  test('leaves the head of the profile when it is taken back', async () => {
    const world = await worldOfPosts();
    const one = await world.say('Nos horaires');
    await world.pin(world.ines, one.publicationId);
    await world.tell();
    assert.ok((await withdrawPublication(world.replyDeps, world.ines, one.publicationId)).ok);
    await world.worker().job({ organisationId: world.organisationId, publicationId: one.publicationId }, AbortSignal.timeout(5_000));
    await world.tell();
    assert.equal(world.pinned(), null);
    assert.equal((await world.posts()).get(one.publicationId)?.pin, null);
  });

  test('is corrected by an answer to it that says so, and by nothing else', async () => {
    const world = await worldOfPosts();
    const one = await world.say('Oui, à 8 h 12.');
    const wrong = (await world.posts()).get(one.publicationId)!.messageId;
    await world.take(world.ines, world.told.conversationId);
    const correct = async (replyToMessageId: string) =>
      await reply(world.replyDeps, world.ines, {
        conversationId: world.told.conversationId,
        replyToMessageId,
        idempotencyKey: randomUUID(),
        body: 'Pardon, à 8 h 21.',
        corrects: true,
        contentWarning: 'Rectificatif',
        visibility: 'unlisted',
      });
    assert.deepEqual(await correct(world.told.messageId), { ok: false, error: { kind: 'not-ours' } });
    const corrected = await correct(wrong);
    assert.ok(corrected.ok);
    assert.equal(corrected.value.correctsMessageId, wrong);
    // Taken back before it leaves, it is the same draft again, for the same people.
    assert.ok((await undoPublication(world.replyDeps, world.ines, corrected.value.publicationId)).ok);
    const draft = await world.draft(world.ines, world.told.conversationId);
    assert.deepEqual(
      [draft?.text, draft?.corrects, draft?.visibility, draft?.contentWarning, draft?.replyToMessageId],
      ['Pardon, à 8 h 21.', true, 'unlisted', 'Rectificatif', wrong],
    );
    const again = await correct(wrong);
    assert.ok(again.ok);
    await world
      .worker()
      .job({ organisationId: world.organisationId, publicationId: again.value.publicationId }, AbortSignal.timeout(5_000));
    assert.equal((await world.posts()).get(again.value.publicationId)?.correctsMessageId, wrong);
  });
});
