import { z } from 'zod';
import type { JobHandler } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import { forgetPictures } from './layer-store.ts';
import { publishProfile } from './publish-profile.ts';
import type { ProfileKey, PublishDeps } from './publish-profile.ts';
import { bumpWish, findAccountProfile, listDueProfiles } from './store.ts';
import { FIELDS } from './layer.ts';

const SWEEP_EVERY_MS = 5_000;
/** A job is on its way: the sweep takes only what is late. */
const SWEEP_GRACE_MS = 3_000;
const SWEPT_AT_ONCE = 20;
/** Longest that disconnecting an account waits for its original to be put back. */
const WITHDRAW_LIMIT_MS = 8_000;

const payloadSchema = z.object({ organisationId: z.uuid(), accountId: z.uuid() });

export interface PublishingProfiles {
  /** The job that each new wish enqueues. */
  readonly job: JobHandler;
  /** Sweeps until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  sweep(): Promise<void>;
  /** Puts the original back before an account is disconnected, when that can be done in time. What its layers want waits for its return. */
  withdraw(key: ProfileKey): Promise<void>;
}

export function createPublishingProfiles(
  deps: PublishDeps & { readonly log: Log; readonly wait: (ms: number, signal: AbortSignal) => Promise<void> },
): PublishingProfiles {
  const { database, log, wait } = deps;

  async function sweep(): Promise<void> {
    for (const key of await listDueProfiles(database.gate, SWEEP_GRACE_MS, SWEPT_AT_ONCE)) {
      await publishProfile(deps, key).catch((err: unknown) => log.error({ err, ...key }, 'a profile could not be published'));
      await database.transact(key.organisationId, (tx) => forgetPictures(tx));
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sweep().catch((err: unknown) => log.warn({ err }, 'the sweep of profiles waits for the database'));
      await wait(SWEEP_EVERY_MS, signal).catch(() => {});
    }
  }

  async function withdraw({ organisationId, accountId }: ProfileKey): Promise<void> {
    const profile = await database.read(organisationId, (db) => findAccountProfile(db, organisationId, accountId));
    if (profile === null || profile.original === null) return;
    const done = new AbortController();
    const restored = publishProfile(deps, { organisationId, accountId }, {})
      .catch((err: unknown) => log.warn({ err, accountId }, 'the original profile could not be put back'))
      .finally(() => done.abort());
    await Promise.race([restored, wait(WITHDRAW_LIMIT_MS, done.signal).catch(() => {})]);
    await database.transact(organisationId, (tx) => bumpWish(tx, accountId, FIELDS));
  }

  return { run, sweep, withdraw, job: async (payload) => await publishProfile(deps, payloadSchema.parse(payload)) };
}
