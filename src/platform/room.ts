import { setTimeout as sleep } from 'node:timers/promises';
import type { Mountable } from './http/index.ts';
import type { JobHandlers } from './jobs/job.ts';
import type { Log } from './log.ts';

/** What a room hands to the composition root, beside the functions of its door. */
export interface Room {
  /** What it answers under `/api/v1`. */
  readonly routes?: Mountable;
  /** Its tasks by name (`publishing.deliver`), done by the worker. */
  readonly jobs?: JobHandlers;
  /**
   * What the worker does for it from its start until `signal` aborts; then it resolves within 3 seconds. It throws for a bug or a
   * database that is away, and is then started again.
   */
  readonly background?: (signal: AbortSignal) => Promise<void>;
}

export interface Background {
  /** Aborts the work and waits for its end, for 4 seconds at most. */
  stop(): Promise<void>;
}

const RESTARTS_MS = [500, 2_000, 5_000, 15_000];
const STOP_WITHIN_MS = 4_000;

/** Keeps the background work of every room running until `stop`. */
export function startBackground(rooms: readonly Room[], log: Log): Background {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function keepRunning(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      const since = performance.now();
      try {
        return await work(signal);
      } catch (error) {
        if (signal.aborted) return;
        log.error({ err: error }, 'background work failed and is started again');
      }
      if (performance.now() - since > 60_000) failures = 0;
      await sleep(RESTARTS_MS[Math.min(failures, RESTARTS_MS.length - 1)], undefined, { signal }).catch(() => {});
    }
  }

  const running = Promise.all(rooms.flatMap((room) => (room.background ? [keepRunning(room.background)] : [])));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([running, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
