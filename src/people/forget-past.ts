import { setTimeout as sleep } from 'node:timers/promises';
import { listOrganisations } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import { deletePastInvitations } from './store-invitations.ts';
import { deletePastSessions } from './store-sessions.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ROUNDS = 100;

/** Forgets what is over in every organisation: sessions at once, invitations after 90 days; 100,000 of each at most. */
export async function forgetPast(database: Database): Promise<void> {
  for (const organisationId of await listOrganisations(database)) {
    for (const forget of [deletePastSessions, deletePastInvitations]) {
      for (let round = 0; round < ROUNDS; round += 1) {
        if ((await database.transact(organisationId, async (tx) => await forget(tx.db, organisationId))) === 0) break;
      }
    }
  }
}

/** Does so once a day, and at the start, until `signal` aborts. Throws when the database is away, to be started again. */
export async function forgetPastDaily(database: Database, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await forgetPast(database);
    await sleep(DAY_MS, undefined, { signal }).catch(() => {});
  }
}
