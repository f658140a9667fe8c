import { setTimeout as sleep } from 'node:timers/promises';
import { databaseTrouble, listOrganisations } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { endLeases } from './end-leases.ts';
import { flushSearch } from './search-store.ts';
import { forgetOldPresences } from './team-store.ts';

const SWEEP_MS = 5_000;
/** Old presences are worth a look about once an hour. */
const SWEEPS_BETWEEN_CLEANINGS = 720;
const FLUSH_MS = 1_000;

export interface BackgroundDeps {
  readonly database: Database;
  readonly log: Log;
  readonly everyMs?: number;
}

/**
 * What the worker does for the inbox until `signal` aborts: ends leases every 5 s, and every second puts what is new in its place in the
 * search index. Waits out a database that cannot serve.
 */
export async function sweepInbox({ database, log, everyMs = SWEEP_MS }: BackgroundDeps, signal: AbortSignal): Promise<void> {
  let sweeps = 0;
  async function sweep(): Promise<void> {
    await endLeases(database);
    if (sweeps % SWEEPS_BETWEEN_CLEANINGS === 0) await forgetPresences(database);
    sweeps += 1;
  }
  await Promise.all([
    repeat({ act: sweep, everyMs, whenWaiting: (err) => log.warn({ err }, 'leases wait for the database') }, signal),
    repeat({ act: () => flushSearch(database.gate), everyMs: FLUSH_MS, whenWaiting: () => {} }, signal),
  ]);
}

interface Repeated {
  readonly act: () => Promise<void>;
  readonly everyMs: number;
  readonly whenWaiting: (error: unknown) => void;
}

async function repeat({ act, everyMs, whenWaiting }: Repeated, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await act();
    } catch (error) {
      if (databaseTrouble(error) === null) throw error;
      whenWaiting(error);
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}

async function forgetPresences(database: Database): Promise<void> {
  for (const organisationId of await listOrganisations(database)) await database.transact(organisationId, forgetOldPresences);
}
