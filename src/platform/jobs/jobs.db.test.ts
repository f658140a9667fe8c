import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { silentLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import type { Metrics } from '../metrics.ts';
import type { JobHandlers } from './job.ts';
import { startJobs } from './start-jobs.ts';
import type { Jobs } from './start-jobs.ts';
import { listExhaustedJobs } from './store.ts';

const ORGANISATION = '018f2f00-0000-7000-8000-0000000000d1';

describe('jobs', () => {
  let made: TestDatabase;
  let owner: pg.Pool;
  let metrics: Metrics;
  const started: Jobs[] = [];
  const children: ChildProcess[] = [];

  before(async () => {
    made = await testDatabase();
    owner = new pg.Pool({ connectionString: made.url, max: 1 });
  });
  beforeEach(() => {
    metrics = createMetrics();
  });
  after(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const jobs of started) await jobs.stop();
    await owner.end();
    await made.close();
  });

  async function work(handlers: JobHandlers): Promise<Jobs> {
    const jobs = await startJobs({ url: made.url, handlers, log: silentLog(), metrics, concurrency: 4, sweepEveryMs: 300 });
    started.push(jobs);
    return jobs;
  }

  /** A worker in a process of its own, that begins `task` and never ends it. */
  async function workElsewhere(task: string): Promise<ChildProcess> {
    const script = fileURLToPath(new URL('../../../test/harness/endless-worker.ts', import.meta.url));
    const child = spawn(process.execPath, [script, made.url, task], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await once(child.stdout!, 'data');
    return child;
  }

  const enqueue = async (task: string, more: { key?: string; maximumAttempts?: number } = {}) =>
    await made.database.transact(ORGANISATION, async (tx) => tx.enqueue({ task, payload: { id: task }, ...more }));

  test('are done soon after the commit that enqueues them, and never for one that is undone', async () => {
    const done: unknown[] = [];
    const jobs = await work({ 'test.first': async (payload) => void done.push(payload) });
    const undone = made.database.transact(ORGANISATION, async (tx) => {
      tx.enqueue({ task: 'test.first', payload: { id: 'undone' } });
      throw new Error('undone');
    });
    await assert.rejects(undone);
    const start = performance.now();
    await enqueue('test.first');
    await until(() => done.length > 0);
    assert.ok(performance.now() - start < 1_000);
    await sleep(50);
    assert.deepEqual(done, [{ id: 'test.first' }]);
    await jobs.stop();
  });

  test('wait once under one key', async () => {
    for (let n = 0; n < 5; n += 1) await enqueue('test.keyed', { key: 'one' });
    let times = 0;
    const jobs = await work({ 'test.keyed': async () => void (times += 1) });
    await until(() => times > 0);
    await sleep(100);
    assert.equal(times, 1);
    await jobs.stop();
  });

  test('of a process killed without warning are done by another within seconds', async () => {
    await enqueue('test.killed');
    const victim = await workElsewhere('test.killed');
    let done = 0;
    const jobs = await work({ 'test.killed': async () => void (done += 1) });
    await sleep(1_200);
    assert.equal(done, 0, 'a job of a living worker is left to it, for as long as it takes');
    victim.kill('SIGKILL');
    const killed = performance.now();
    await until(() => done === 1);
    assert.ok(performance.now() - killed < 3_000, `${Math.round(performance.now() - killed)} ms`);
    assert.equal((await metrics.jobsRescued.get()).values[0]?.value, 1);
    await jobs.stop();
  });

  test('do not lose an attempt to a killed process: the last one is still made', async () => {
    await enqueue('test.last', { maximumAttempts: 1 });
    const victim = await workElsewhere('test.last');
    victim.kill('SIGKILL');
    let done = 0;
    const jobs = await work({ 'test.last': async () => void (done += 1) });
    await until(() => done === 1);
    await jobs.stop();
  });

  test('that failed as often as they may are listed and counted', async () => {
    const jobs = await work({
      'test.failing': async () => {
        throw new Error('no way');
      },
    });
    await enqueue('test.failing', { maximumAttempts: 1 });
    const counted = async () => (await metrics.jobsExhausted.get()).values.find(({ labels }) => labels.task === 'test.failing')?.value;
    await until(async () => (await counted()) === 1);
    const [listed] = await listExhaustedJobs(owner);
    assert.equal(listed?.task, 'test.failing');
    assert.match(listed?.lastError ?? '', /no way/);
    await owner.query('select graphile_worker.complete_jobs(array[$1::bigint])', [listed?.id]);
    await until(async () => (await counted()) === undefined);
    await jobs.stop();
  });

  test('under way are told to stop, and another worker takes up what they left', async () => {
    await enqueue('test.long');
    let begun = false;
    const first = await work({
      'test.long': async (_payload, signal) => {
        begun = true;
        await sleep(60_000, undefined, { signal });
      },
    });
    await until(() => begun);
    const start = performance.now();
    await first.stop();
    assert.ok(performance.now() - start < 5_000);
    const { rows } = await owner.query<{ locked_by: string | null }>(
      "select locked_by from graphile_worker.jobs where task_identifier = 'test.long'",
    );
    assert.deepEqual(rows, [{ locked_by: null }]);
  });

  test('go on after their connections to the database were cut', async () => {
    let done = 0;
    const jobs = await work({ 'test.cut': async () => void (done += 1) });
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'visavis jobs' and datname = current_database()",
    );
    await sleep(100);
    await enqueue('test.cut');
    await until(() => done === 1);
    await jobs.stop();
  });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('waited 10 seconds in vain');
    await sleep(20);
  }
}
