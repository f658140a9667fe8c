import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { silentLog } from '../platform/log.ts';
import { changeSpendingPlan, seeSpending } from './account-spending.ts';
import { createSpendingMeter } from './spending-meter.ts';

const PLAN = { currency: 'EUR', readPrice: 0.01, postPrice: 0.1, ceiling: null };

describe('what an account costs, kept', () => {
  let made: TestDatabase;
  let world: Awaited<ReturnType<typeof publishingWorld>>;
  before(async () => (made = await testDatabase()));
  after(async () => await made.close());
  beforeEach(async () => {
    world = await publishingWorld(made);
    await world.alter(`update account set network = 'x' where organisation_id = $1`, [world.organisationId]);
  });

  const meterOf = () => createSpendingMeter({ database: made.database, log: silentLog() });
  const key = () => ({ organisationId: world.organisationId, accountId: world.account.accountId });
  const deps = (meter = meterOf()) => ({ database: made.database, meter });
  const plan = async (change = {}) =>
    await changeSpendingPlan(deps(), world.lead, { accountId: world.account.accountId, plan: { ...PLAN, ...change } });

  test('adds up what several processes count, and shows it in money by the prices that are set', async () => {
    const [web, worker] = [meterOf(), meterOf()];
    for (let n = 0; n < 10; n += 1) (n % 2 ? web : worker).spend(key(), { reads: 10, posts: 1 });
    await Promise.all([web.flush(), worker.flush()]);
    assert.ok((await plan()).ok);
    const seen = await seeSpending(deps(), world.lead, key().accountId);
    assert.ok(seen.ok);
    const { reads, posts, spent, currency, pace, foreseen } = seen.value;
    assert.deepEqual([reads, posts, spent, currency, pace], [100, 10, 2, 'EUR', 'usual']);
    assert.ok(foreseen >= spent);
  });

  test('tells listeners to stop at the ceiling, and to go on once it is raised; what is not written down yet counts too', async () => {
    assert.ok((await plan({ ceiling: 1 })).ok);
    const meter = meterOf();
    meter.spend(key(), { reads: 100, posts: 0 });
    const reached = await meter.allowance(key());
    assert.ok('stoppedUntil' in reached && reached.stoppedUntil.getTime() > Date.now());
    await meter.flush();
    const seen = await seeSpending(deps(), world.lead, key().accountId);
    assert.deepEqual(seen.ok && [seen.value.pace, seen.value.stoppedUntil], ['stopped', reached.stoppedUntil.toISOString()]);
    assert.ok((await plan({ ceiling: 1_000_000 })).ok);
    assert.deepEqual(await meterOf().allowance(key()), { slower: 1 });
  });

  test('keeps what could not be written for the next time', async () => {
    let away = true;
    const transact: typeof made.database.transact = async (organisationId, work) => {
      if (away) throw new Error('the database is away');
      return await made.database.transact(organisationId, work);
    };
    const meter = createSpendingMeter({ database: { ...made.database, transact }, log: silentLog() });
    meter.spend(key(), { reads: 7, posts: 0 });
    await meter.flush();
    away = false;
    await meter.flush();
    const seen = await seeSpending(deps(), world.lead, key().accountId);
    assert.equal(seen.ok && seen.value.reads, 7);
  });

  test('is seen and bounded by leads, not by everybody, of one’s own accounts, on networks that bill', async () => {
    const kindOf = async (result: Promise<{ ok: boolean; error?: { kind: string } }>) => (await result).error?.kind ?? 'ok';
    const { accountId } = key();
    assert.equal(await kindOf(seeSpending(deps(), world.paul, accountId)), 'not-allowed');
    assert.equal(await kindOf(changeSpendingPlan(deps(), world.paul, { accountId, plan: PLAN })), 'not-allowed');
    assert.equal(await kindOf(seeSpending(deps(), world.lead, randomUUID())), 'not-found');
    assert.equal(await kindOf(seeSpending(deps(), { ...world.lead, organisationId: randomUUID() }, accountId)), 'not-found');
    await world.alter(`update account set network = 'practice' where organisation_id = $1`, [world.organisationId]);
    assert.equal(await kindOf(changeSpendingPlan(deps(), world.lead, { accountId, plan: PLAN })), 'not-billed');
  });
});
