import { setTimeout as sleep } from 'node:timers/promises';
import { databaseTrouble, listOrganisations } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { endLeases } from './end-leases.ts';
import { forgetOldPresences } from './team-store.ts';

const SWEEP_MS = 5_000;
/** Old presences are worth a look about once an hour. */
const SWEEPS_BETWEEN_CLEANINGS = 720;

/** What the worker does for the inbox until `signal` aborts: ends leases every 5 s. Waits out a database that cannot serve. */
export async function sweepInbox(
  deps: { readonly database: Database; readonly log: Log; readonly everyMs?: number },
  signal: AbortSignal,
): Promise<void> {
  const { database, log, everyMs = SWEEP_MS } = deps;
  for (let sweeps = 0; !signal.aborted; sweeps += 1) {
    try {
      await endLeases(database);
      if (sweeps % SWEEPS_BETWEEN_CLEANINGS === 0) await forgetPresences(database);
    } catch (error) {
      if (databaseTrouble(error) === null) throw error;
      log.warn({ err: error }, 'leases wait for the database');
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}

async function forgetPresences(database: Database): Promise<void> {
  for (const organisationId of await listOrganisations(database)) await database.transact(organisationId, forgetOldPresences);
}
