import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { announce } from './announce.ts';
import type { Publication } from './publication.ts';
import { listDue } from './store.ts';
import { undoPublication } from './undo-publication.ts';

describe('a thread of ours', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => void (world = await publishingWorld(mine)));

  const part = async (body: string, continues: Publication | null, undoDelaySeconds = 0) => {
    const { accountId } = world.account;
    const said = await mine.database.transact(world.organisationId, async (tx) => {
      const about = { accountId, memberId: world.ines.memberId, kind: 'announcement' as const, body, signature: null, inReply: null };
      const more = { key: randomUUID(), undoDelaySeconds, continues: continues?.publicationId ?? null, waitsForAccount: true };
      return await announce(world.replyDeps, tx, { ...about, ...more });
    });
    assert.ok(said.ok, JSON.stringify(said));
    return said.value;
  };
  const deliver = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await world.hurry();
      await world.worker().sweep();
    }
  };
  const state = async (one: Publication) => (await world.look(one.publicationId)).state;

  test('that is taken back before it leaves takes back all that would follow', async () => {
    const one = await part('Un.', null, 60);
    const two = await part('Deux.', one);
    const three = await part('Trois.', two);
    assert.ok((await undoPublication({ database: mine.database }, world.ines, one.publicationId)).ok);
    await deliver(3);
    assert.deepEqual([await state(two), await state(three)], ['cancelled', 'cancelled']);
    assert.deepEqual(world.published(), []);
  });

  test('whose part was taken down goes no further, however often it was tried before', async () => {
    const one = await part('Un.', null);
    await deliver(1);
    const two = await part('Deux.', one);
    world.fake.misbehave('publish', { failWith: { kind: 'unavailable', detail: 'busy' } });
    await deliver(1);
    assert.equal(await state(two), 'retrying');
    await world.alter(`update publication set state = 'withdrawn' where organisation_id = $1 and publication_id = $2`, [
      world.organisationId,
      one.publicationId,
    ]);
    await deliver(1);
    assert.deepEqual([await state(two), (await world.look(two.publicationId)).failure?.kind], ['failed', 'thread-broken']);
  });

  test('that waits for its account does not stand before what a sweep must recover', async () => {
    const one = await part('Un.', null);
    await world.alter(`update account set state = 'needs-reconnection' where organisation_id = $1`, [world.organisationId]);
    const two = await part('Deux.', one);
    await deliver(1);
    assert.equal(await state(one), 'needs-reauth');
    await world.hurry();
    const due = await listDue(mine.database.gate, 0, 100);
    assert.deepEqual(
      due.filter(({ publicationId }) => publicationId === two.publicationId),
      [],
    );
  });
});
