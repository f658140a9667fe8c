import { setTimeout as sleep } from 'node:timers/promises';
import { databaseTrouble } from '../../platform/database/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { playTurn } from './play-life.ts';
import { livingOrganisations } from './store-life.ts';

export interface LifeMeans {
  readonly database: Database;
  readonly log: Log;
  /** Milliseconds between two turns. */
  readonly everyMs?: number;
  readonly random?: () => number;
  readonly now?: () => Date;
}

/** Plays the practice networks that live, turn after turn, until `signal` aborts. A database that is away is waited for. */
export async function livePracticeLife({ database, log, everyMs = 2_000, ...chance }: LifeMeans, signal: AbortSignal): Promise<void> {
  const random = chance.random ?? Math.random;
  const now = chance.now ?? (() => new Date());
  let away = false;
  while (!signal.aborted) {
    try {
      for (const organisationId of await livingOrganisations(database.gate)) {
        if (signal.aborted) return;
        await database.transact(organisationId, async (tx) => await playTurn(tx, { now: now(), random }));
      }
      away = false;
    } catch (error) {
      if (databaseTrouble(error) === null) throw error;
      if (!away) log.warn({ err: error }, 'the practice networks wait for the database');
      away = true;
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}
