import type { Pool } from 'pg';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { countJobs, findDeadWorkers, giveBackJobs } from './store.ts';

/**
 * Gives back the jobs of workers that died (SIGKILL, power), which graphile-worker by itself leaves locked for 4 hours. Each sweep asks
 * which workers' advisory locks are free; a worker found so twice in a row is dead: once could be one that has just started, or that is
 * making its connection again. So a job is taken up again between one and two `everyMs` after the death.
 */
export function watchForDeadWorkers(pool: Pool, log: Log, metrics: Metrics, everyMs: number): { stop(): Promise<void> } {
  let suspects: ReadonlySet<string> = new Set();
  let sweeping: Promise<void> = Promise.resolve();
  let busy = false;

  async function sweep(): Promise<void> {
    const found = await findDeadWorkers(pool);
    const dead = found.filter((workerId) => suspects.has(workerId));
    suspects = new Set(found);
    if (dead.length > 0) {
      await giveBackJobs(pool, dead);
      metrics.jobsRescued.inc(dead.length);
      log.warn({ workers: dead }, 'jobs of dead workers were given back');
    }
    const { waiting, exhaustedByTask } = await countJobs(pool);
    metrics.jobsWaiting.set(waiting);
    // What an operator has removed since is no longer counted.
    metrics.jobsExhausted.reset();
    for (const [task, count] of exhaustedByTask) metrics.jobsExhausted.set({ task }, count);
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    sweeping = sweep()
      .catch((error: unknown) => {
        suspects = new Set();
        log.debug({ err: error }, 'the jobs could not be looked through');
      })
      .finally(() => (busy = false));
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await sweeping;
    },
  };
}
