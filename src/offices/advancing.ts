import { z } from 'zod';
import type { JobHandler } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import type { OfficeDeps } from './office-deps.ts';
import { readDay, settleOffice } from './settle-office.ts';
import { listDueOffices, lockOffice } from './store.ts';

const SWEEP_EVERY_MS = 20_000;
const SWEPT_AT_ONCE = 100;

const payloadSchema = z.object({ organisationId: z.uuid(), officeId: z.uuid() });

export interface Advancing {
  /** The job booked for the first instant of the day of a change. */
  readonly job: JobHandler;
  /** Looks for changes that no job made (a restored copy, a time zone that moved), until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  sweep(): Promise<void>;
}

/** Changes the holders of offices when their days come; after any time of nothing running, all that was missed is made good. */
export function createAdvancing(
  deps: OfficeDeps & { readonly log: Log; readonly wait: (ms: number, signal: AbortSignal) => Promise<void> },
): Advancing {
  async function advance({ organisationId, officeId }: { organisationId: string; officeId: string }): Promise<void> {
    await deps.database.transact(organisationId, async (tx) => {
      const office = await lockOffice(tx, officeId);
      if (office !== null) await settleOffice(deps, tx, await readDay(deps, tx, office));
    });
  }

  async function sweep(): Promise<void> {
    for (const due of await listDueOffices(deps.database.gate, SWEPT_AT_ONCE)) {
      await advance(due).catch((err: unknown) => deps.log.error({ err, ...due }, 'an office could not be brought to this day'));
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sweep().catch((err: unknown) => deps.log.warn({ err }, 'offices wait for the database'));
      await deps.wait(SWEEP_EVERY_MS, signal).catch(() => {});
    }
  }

  return { job: async (payload) => await advance(payloadSchema.parse(payload)), run, sweep };
}
