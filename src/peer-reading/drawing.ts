import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../platform/log.ts';
import { listDue } from './draw-store.ts';
import { drawYesterday } from './draw-yesterday.ts';
import type { DrawDeps } from './draw-yesterday.ts';

const SWEEP_EVERY_MS = 60_000;
const SWEPT_AT_ONCE = 100;

/** What a worker does each night of each organisation. Done by several workers at once, each night is drawn by one. */
export function createDrawing(deps: DrawDeps & { readonly log: Log }) {
  async function sweep(): Promise<void> {
    for (const organisationId of await listDue(deps.database.gate, SWEPT_AT_ONCE)) {
      await drawYesterday(deps, organisationId).catch((err: unknown) =>
        deps.log.error({ err, organisationId }, 'yesterday’s messages could not be given to colleagues'),
      );
    }
  }
  return {
    sweep,
    run: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted) {
        await sweep().catch((err: unknown) => deps.log.warn({ err }, 'peer reading waits for the database'));
        await sleep(SWEEP_EVERY_MS, undefined, { signal }).catch(() => {});
      }
    },
  };
}
