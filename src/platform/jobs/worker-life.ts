import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Log } from '../log.ts';
import { lockWorker } from './store.ts';

const WAITS_MS = [50, 200, 500, 1_000];

/** Proves to the other processes that this one's worker lives: an advisory lock, which Postgres frees the moment that it dies. */
export interface WorkerLife {
  stop(): Promise<void>;
}

export function proveLife(pool: Pool, workerId: string, log: Log): WorkerLife {
  const stopping = new AbortController();
  const ended = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));

  async function hold(client: PoolClient): Promise<void> {
    const lost = new Promise<void>((resolve) => client.once('error', () => resolve()).once('end', () => resolve()));
    await lockWorker(client, workerId);
    await Promise.race([lost, ended]);
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      let client: PoolClient | null = null;
      try {
        client = await pool.connect();
        failures = 0;
        await hold(client);
      } catch (error) {
        if (failures === 0) log.warn({ err: error }, 'a worker cannot prove that it lives; trying again');
      } finally {
        // Ended, not given back to the pool: the session holds the lock.
        client?.release(true);
      }
      await sleep(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)], undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
