import { z } from 'zod';
import { createOneByOne } from '../media/index.ts';
import type { JobHandler } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import { fail } from '../platform/result.ts';
import { settleWithdrawal } from './carry-out-withdrawal.ts';
import { deliver } from './deliver.ts';
import type { DeliverDeps } from './deliver.ts';
import type { DeliveryKey } from './publication.ts';
import { settleSend } from './settle.ts';
import { findPublication, listDue } from './store.ts';

const SWEEP_EVERY_MS = 2_000;
/** A job is on its way: what is due leaves by it, and the sweep takes only what is late. */
const SWEEP_GRACE_MS = 1_000;
const SWEPT_AT_ONCE = 100;
const SENDERS = 8;
/** Background work ends within 3 s. */
const STOP_LIMIT_MS = 2_500;

const payloadSchema = z.object({ organisationId: z.uuid(), publicationId: z.uuid() });

export interface Delivering {
  /** The job that each publication enqueues for the moment it is due. */
  readonly job: JobHandler;
  /** Sweeps up until `signal` aborts; then lets what is under way finish, or leaves it to be looked up. */
  run(signal: AbortSignal): Promise<void>;
  /** One sweep: brings everything late as far as it gets. */
  sweep(): Promise<void>;
}

/** The delivery of one worker process. */
export function createDelivering(
  given: Omit<DeliverDeps, 'oneByOne'> & Partial<Pick<DeliverDeps, 'oneByOne'>> & { readonly log: Log },
): Delivering {
  const deps = { ...given, oneByOne: given.oneByOne ?? createOneByOne() };
  const underWay = new Map<string, { key: DeliveryKey; done: Promise<void> }>();
  let stopping = false;

  /** In one process a publication is delivered once at a time; across processes its row's lock and lease see to that. */
  async function bring(key: DeliveryKey): Promise<void> {
    if (stopping || underWay.has(key.publicationId)) return;
    const done = deliver(deps, key);
    underWay.set(key.publicationId, { key, done });
    await done.finally(() => underWay.delete(key.publicationId));
  }

  async function sweep(): Promise<void> {
    const due = await listDue(deps.database.gate, SWEEP_GRACE_MS, SWEPT_AT_ONCE);
    const next = due.values();
    const sender = async () => {
      for (const key of next) {
        await bring(key).catch((err: unknown) => deps.log.error({ err, ...key }, 'a publication could not be brought further'));
      }
    };
    await Promise.all(Array.from({ length: Math.min(SENDERS, due.length) }, sender));
  }

  async function run(signal: AbortSignal): Promise<void> {
    stopping = false;
    while (!signal.aborted) {
      await sweep().catch((err: unknown) => deps.log.warn({ err }, 'the sweep of publications waits for the database'));
      await deps.wait(SWEEP_EVERY_MS, signal).catch(() => {});
    }
    await stop();
  }

  async function stop(): Promise<void> {
    stopping = true;
    const inTime = new AbortController();
    const all = Promise.allSettled([...underWay.values()].map(({ done }) => done)).finally(() => inTime.abort());
    await Promise.race([all, deps.wait(STOP_LIMIT_MS, inTime.signal).catch(() => {})]);
    await Promise.allSettled([...underWay.values()].map(({ key }) => leaveUnknown(key)));
  }

  /** Leaves a send without an answer to be looked up by another process at once, rather than when its lease ends. */
  async function leaveUnknown({ organisationId, publicationId }: DeliveryKey): Promise<void> {
    await deps.database.transact(organisationId, async (tx) => {
      const publication = await findPublication(tx.db, organisationId, publicationId);
      const unknown = fail({ kind: 'outcome-unknown', detail: 'the process was stopped before the answer came' } as const);
      if (publication?.state === 'sending') await settleSend(deps, tx, publication, unknown);
      if (publication?.state === 'withdrawing') await settleWithdrawal(deps, tx, publication, unknown);
    });
  }

  return { run, sweep, job: async (payload) => await bring(payloadSchema.parse(payload)) };
}
