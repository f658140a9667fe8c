import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { JobHandler } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import type { ReviewDeps } from './review-deps.ts';
import { timeOut } from './settle-review.ts';
import { listEnded } from './store.ts';

const SWEEP_EVERY_MS = 10_000;
const SWEPT_AT_ONCE = 100;

const payloadSchema = z.object({ organisationId: z.uuid(), reviewId: z.uuid() });

/** What a worker does for reviews whose time is up: the job of each, and a sweep for those whose job was lost. */
export function createTimingOut(deps: Pick<ReviewDeps, 'database' | 'subjects'> & { readonly log: Log }): {
  readonly job: JobHandler;
  readonly sweep: () => Promise<void>;
  readonly run: (signal: AbortSignal) => Promise<void>;
} {
  async function sweep(): Promise<void> {
    for (const key of await listEnded(deps.database.gate, SWEPT_AT_ONCE)) {
      await timeOut(deps, key).catch((err: unknown) => deps.log.error({ err, ...key }, 'held words could not go back to their author'));
    }
  }
  return {
    sweep,
    job: async (payload) => await timeOut(deps, payloadSchema.parse(payload)),
    run: async (signal) => {
      while (!signal.aborted) {
        await sweep().catch((err: unknown) => deps.log.warn({ err }, 'the sweep of reviews waits for the database'));
        await sleep(SWEEP_EVERY_MS, undefined, { signal }).catch(() => {});
      }
    },
  };
}
