import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { shiftsWorld } from '../../test/harness/shifts-world.ts';
import type { ShiftsWorld } from '../../test/harness/shifts-world.ts';
import { readHours, readStretches } from './read-hours.ts';

describe('the hours of an account', () => {
  let mine: TestDatabase;
  let world: ShiftsWorld;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => void (world = await shiftsWorld(mine)));

  /** Planned times are cut to their minute: so many minutes from the world's beginning, begun ones counted. */
  const minutesTo = (moment: Date): number => Math.ceil((moment.getTime() - world.at(0).getTime() - 1) / 60_000);
  const hoursAt = async (minutes: number) => {
    const moment = { organisationId: world.organisationId, accountId: world.accountId, at: world.at(minutes) };
    const { hours, closesAt } = await mine.database.read(world.organisationId, (db) => readHours(world.deps, db, moment));
    return [hours, closesAt && minutesTo(closesAt)];
  };

  test('are unknown where nothing is planned and nobody is there', async () => {
    assert.deepEqual(await hoursAt(0), ['unknown', null]);
    assert.ok((await world.take(world.ines, { until: 90 })).ok);
    assert.deepEqual(await hoursAt(0), ['open', 90]);
  });

  test('last while one planned shift follows another, and are over after the last', async () => {
    await world.plan(world.ines, -60, 30);
    await world.plan(world.paul, 40, 200);
    assert.deepEqual(await hoursAt(0), ['open', 200]);
    assert.deepEqual(await hoursAt(35), ['off', null]);
    assert.deepEqual(await hoursAt(60), ['open', 200]);
    assert.deepEqual(await hoursAt(201), ['off', null]);
    assert.deepEqual(await hoursAt(7 * 24 * 60 + 10), ['unknown', null]);
  });

  test('are kept by who is there past the end of the shift', async () => {
    assert.ok((await world.take(world.ines, { until: 30 })).ok);
    world.move(45);
    assert.deepEqual(await hoursAt(45), ['open', null]);
  });

  test('of some days are what was planned and what happened', async () => {
    const span = { organisationId: world.organisationId, accountId: world.accountId, from: world.at(-600), to: world.at(600) };
    const stretches = async () => await mine.database.read(world.organisationId, (db) => readStretches(world.deps, db, span));
    assert.equal(await stretches(), null);
    await world.plan(world.paul, 100, 200);
    assert.ok((await world.take(world.ines, { until: 90 })).ok);
    assert.deepEqual(
      (await stretches())?.map(({ endsAt }) => minutesTo(endsAt)),
      [200, 90],
    );
  });
});
