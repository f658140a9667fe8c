import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, run } from 'graphile-worker';
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { databaseTrouble } from '../database/index.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { JobHandler, JobHandlers } from './job.ts';
import { watchForDeadWorkers } from './rescue.ts';
import { giveBackJobs } from './store.ts';
import { proveLife } from './worker-life.ts';
import type { WorkerLife } from './worker-life.ts';

export interface JobsMeans {
  /** As the owner of the jobs' tables. */
  readonly url: string;
  readonly handlers: JobHandlers;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly concurrency?: number;
  /** Milliseconds between two looks for dead workers. */
  readonly sweepEveryMs?: number;
}

export interface Jobs {
  /** Begins no more jobs, tells those under way to stop after 2 s, and leaves after 4 s whatever is still running. */
  stop(): Promise<void>;
}

const RESTARTS_MS = [200, 1_000, 3_000];
const STOP_WITHIN_MS = 4_000;

/**
 * Does the jobs that transactions enqueue, in this process, until `stop`. There is no local queue: a job here is mostly a call to a
 * network that may take seconds, and a batch taken by one process would wait behind it while other processes are idle.
 */
export async function startJobs(means: JobsMeans): Promise<Jobs> {
  const { url, log, metrics, concurrency = 10, sweepEveryMs = 2_000 } = means;
  const pool = openPool(url, concurrency);
  const rescue = watchForDeadWorkers(pool, log, metrics, sweepEveryMs);
  const stopping = new AbortController();
  const lives = new Map<string, WorkerLife>();
  let runner: Runner | null = null;

  async function startRunner(): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => void lives.set(workerPool.id, proveLife(pool, workerPool.id, log)));
    return await run({
      pgPool: pool,
      taskList: toTaskList(means.handlers, { log, metrics }),
      noHandleSignals: true,
      events,
      logger: graphileLog(log),
      preset: {
        worker: { concurrentJobs: concurrency, gracefulShutdownAbortTimeout: 2_000, pollInterval: 1_000, maxPoolSize: concurrency + 4 },
      },
    });
  }

  /** A runner gives up when the database is away for long: another takes its place. */
  async function keepRunning(first: Runner): Promise<void> {
    runner = first;
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const since = performance.now();
      try {
        runner ??= await startRunner();
        await runner.promise;
      } catch (error) {
        log.warn({ err: error }, 'jobs stopped and are started again');
      }
      runner = null;
      if (performance.now() - since > 60_000) failures = 0;
      await sleep(RESTARTS_MS[Math.min(failures, RESTARTS_MS.length - 1)], undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const running = keepRunning(await startRunner());

  async function stop(): Promise<void> {
    stopping.abort();
    const finished = Promise.all([runner?.stop().catch((error: unknown) => log.debug({ err: error }, 'jobs had stopped')), running]);
    const inTime = await Promise.race([finished.then(() => true), sleep(STOP_WITHIN_MS, false, { ref: false })]);
    if (!inTime) log.warn('jobs were left unfinished; another worker takes them up');
    await rescue.stop();
    // What was told to stop is no longer running here: it need not wait to be found dead.
    if (inTime)
      await giveBackJobs(pool, [...lives.keys()]).catch((error: unknown) => log.debug({ err: error }, 'jobs could not be given back'));
    await Promise.all([...lives.values()].map((life) => life.stop()));
    await Promise.race([pool.end(), sleep(500, undefined, { ref: false })]);
  }
  let stopped: Promise<void> | null = null;
  return { stop: () => (stopped ??= stop()) };
}

function openPool(url: string, concurrency: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    // Each job's end, the runner's LISTEN, the proof of life and the sweep.
    max: concurrency + 4,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'visavis jobs',
    // A machine that vanished without a word is found dead, and its locks free, within half a minute.
    options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function toTaskList(handlers: JobHandlers, means: { log: Log; metrics: Metrics }): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([task, handler]) => [
      task,
      async (payload, { job, abortSignal }) => {
        const signal = abortSignal ?? new AbortController().signal;
        await observe({ ...means, task, jobId: job.id, last: job.attempts >= job.max_attempts }, () => handler(payload, signal));
      },
    ]),
  );
}

interface Observed {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly task: string;
  readonly jobId: string;
  readonly last: boolean;
}

async function observe({ log, metrics, task, jobId, last }: Observed, work: () => ReturnType<JobHandler>): Promise<void> {
  const end = metrics.jobDuration.startTimer({ task });
  try {
    await work();
    end({ outcome: 'done' });
  } catch (error) {
    end({ outcome: last ? 'exhausted' : 'failed' });
    if (last) log.error({ err: error, task, jobId }, 'a job is exhausted: it will not be tried again');
    else if (databaseTrouble(error) === null) log.warn({ err: error, task, jobId }, 'a job failed and will be tried again');
    throw error;
  }
}

/** What graphile-worker itself says is for who debugs it; failures of jobs are logged by `observe`. */
const graphileLog = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    log[level === 'error' || level === 'warning' ? 'debug' : 'trace']({ from: 'graphile-worker' }, message);
  });
