import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { createOneByOne } from '../media/index.ts';
import { silentLog } from '../platform/log.ts';
import { createDelivering } from './delivering.ts';

describe('a network that takes so many posts', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  test('is not asked for one more: it waits, can be taken back, and leaves when it may', async () => {
    const world = await publishingWorld(mine);
    const delivering = createDelivering({
      database: mine.database,
      connections: world.connections,
      wait: async (ms, signal) => await sleep(ms, undefined, { signal }),
      oneByOne: createOneByOne(),
      now: Date.now,
      log: silentLog(),
      postingLimits: () => [
        { posts: 2, minutes: 60 },
        { posts: 100, minutes: 1_440 },
      ],
    });
    const said: string[] = [];
    for (const body of ['Un.', 'Deux.', 'Trois.']) {
      const to = await world.mention(`Une question : ${body}`);
      await world.take(world.ines, to.conversationId);
      const replied = await world.reply(world.ines, to, { body });
      assert.ok(replied.ok);
      said.push(replied.value.publicationId);
    }
    const deliver = async () => {
      for (const publicationId of said) {
        await delivering.job({ organisationId: world.organisationId, publicationId }, AbortSignal.timeout(10_000));
      }
    };
    await deliver();
    assert.equal(world.published().length, 2);
    const waiting = await world.look(said[2]!);
    assert.equal(waiting.state, 'scheduled');
    // An hour after the first one, give or take what the test took.
    const ahead = waiting.dueAt.getTime() - Date.now();
    assert.ok(ahead > 50 * 60_000 && ahead <= 60 * 60_000, String(ahead));
    assert.ok((await world.journal()).includes('publication.waits-for-quota'));
    await world.alter(
      `update publication set sent_at = sent_at - interval '61 minutes' where organisation_id = $1 and sent_at is not null`,
      [world.organisationId],
    );
    await world.hurry();
    await deliver();
    assert.equal(world.published().length, 3);
  });
});
