import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { JobHandler } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import { leavePost } from './leave-post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { listDue } from './store.ts';

const SWEEP_EVERY_MS = 2_000;
const SWEPT_AT_ONCE = 200;
const AT_ONCE = 4;

const payloadSchema = z.object({ organisationId: z.uuid(), postId: z.uuid() });

/** What a worker does for posts whose time comes: the job of each, and a sweep for those whose job was lost. */
export function createLeaving(deps: PostsDeps & { readonly log: Log }): {
  readonly job: JobHandler;
  readonly sweep: () => Promise<void>;
  readonly run: (signal: AbortSignal) => Promise<void>;
} {
  async function sweep(): Promise<void> {
    const next = (await listDue(deps.database.gate, SWEPT_AT_ONCE)).values();
    const one = async () => {
      for (const key of next) await leavePost(deps, key).catch((err: unknown) => deps.log.error({ err, ...key }, 'a post could not leave'));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  }
  return {
    sweep,
    job: async (payload) => await leavePost(deps, payloadSchema.parse(payload)),
    run: async (signal) => {
      while (!signal.aborted) {
        await sweep().catch((err: unknown) => deps.log.warn({ err }, 'the sweep of posts waits for the database'));
        await sleep(SWEEP_EVERY_MS, undefined, { signal }).catch(() => {});
      }
    },
  };
}
