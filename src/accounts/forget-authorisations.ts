import { listOrganisations } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { forgetLate } from './authorisation-store.ts';

const PAUSE_MS = 10 * 60_000;

export interface ForgetDeps {
  readonly database: Database;
  readonly log: Log;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Every 10 minutes: what was sealed for an answer that comes too late is erased, and a day later the whole of what was asked. Until `signal` aborts. */
export async function keepForgetting({ database, log, wait }: ForgetDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await forgetLateEverywhere(database).catch((error: unknown) => log.warn({ err: error }, 'late authorisations could not be forgotten'));
    await wait(PAUSE_MS, signal).catch(() => undefined);
  }
}

export async function forgetLateEverywhere(database: Database): Promise<void> {
  for (const organisationId of await listOrganisations(database)) await database.transact(organisationId, forgetLate);
}
