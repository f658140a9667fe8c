import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { shiftsWorld } from '../../test/harness/shifts-world.ts';
import type { ShiftsWorld } from '../../test/harness/shifts-world.ts';
import { changeHelmSettings } from './settle-helm.ts';
import { DEFAULT_SETTINGS } from './settings-store.ts';
import { watchOrganisation } from './watch-helms.ts';
import { returnWords } from './words.ts';

const DAY = 24 * 60;

describe('outside the hours', () => {
  let mine: TestDatabase;
  let world: ShiftsWorld;
  before(async () => (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => (world = await shiftsWorld(mine)));

  const wish = async (hoursNotice = true) => {
    const settings = { ...DEFAULT_SETTINGS, hoursNotice };
    assert.ok((await changeHelmSettings(world.deps, world.lead, { accountId: world.accountId, settings })).ok);
  };
  const watch = async () => await watchOrganisation(world.deps, world.organisationId);
  const notices = async () => (await world.said()).filter(({ kind }) => kind === 'notice');

  test('who writes is told once when people are back, under the message, whoever looks how often', async () => {
    await wish();
    await world.plan(world.ines, DAY, DAY + 240);
    const { conversationId } = await world.mention();
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    const [notice, ...more] = await notices();
    assert.deepEqual(more, []);
    assert.equal(notice?.idempotency_key, `hours:${conversationId}`);
    const back = returnWords(world.at(DAY), world.at(0), 'Europe/Paris', 'fr');
    assert.ok(notice.text.includes(back.split(' à ')[0]!), notice.text);
    assert.equal((await world.kinds()).filter((kind) => kind === 'shift.hours-told').length, 1);
  });

  test('who was told still waits for a person', async () => {
    await wish();
    await world.plan(world.ines, DAY, DAY + 240);
    const { conversationId } = await world.mention();
    await watch();
    await world.take(world.ines);
    await world.takeThread(world.ines, conversationId);
    assert.equal(await world.holder(conversationId), world.ines.memberId);
  });

  test('nothing is said unless a lead wants it, nor when nobody is planned', async () => {
    await world.mention();
    await wish();
    await watch();
    await wish(false);
    await world.plan(world.ines, DAY, DAY + 240);
    await watch();
    assert.deepEqual(await notices(), []);
  });

  test('nothing is said while somebody is at the helm, or is planned now', async () => {
    await wish();
    await world.plan(world.ines, DAY, DAY + 240);
    await world.plan(world.paul, -60, 30);
    await world.mention();
    await watch();
    assert.deepEqual(await notices(), []);
    assert.ok((await world.take(world.lead, { until: 200 })).ok);
    world.move(100);
    await watch();
    assert.deepEqual(await notices(), []);
  });

  test('what came in while somebody was there is not answered by a machine afterwards', async () => {
    await wish();
    await world.plan(world.ines, DAY, DAY + 240);
    const taken = await world.take(world.ines, { until: 30 });
    assert.ok(taken.ok);
    await world.mention();
    world.move(30 + 6 * 60 + 1);
    await watch();
    assert.deepEqual((await world.helm()).atHelm, []);
    await watch();
    assert.deepEqual(await notices(), []);
  });

  test('after an outage, what was said long ago is left to people', async () => {
    await wish();
    await world.plan(world.ines, DAY, DAY + 240);
    await world.mention();
    world.move(12 * 60 + 5);
    await watch();
    assert.deepEqual(await notices(), []);
  });

  test('one person is told twice a day at most, however many threads they begin', async () => {
    await wish();
    await world.plan(world.ines, DAY, DAY + 240);
    for (const text of ['Un ?', 'Deux ?', 'Trois ?', 'Quatre ?']) await world.mention(text);
    await watch();
    await watch();
    assert.equal((await notices()).length, 2);
  });

  test('a thread that somebody has in hand is theirs', async () => {
    await wish();
    await world.plan(world.ines, DAY, DAY + 240);
    const { conversationId } = await world.mention();
    await world.takeThread(world.paul, conversationId);
    await watch();
    assert.deepEqual(await notices(), []);
  });
});
