import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../platform/log.ts';
import { listToTell } from './store.ts';
import { tellNext } from './tell-webhook.ts';
import type { TellDeps, WebhookKey } from './tell-webhook.ts';

const SWEEP_EVERY_MS = 1_000;
/** Webhooks that one process tells at the same time; one that hangs holds up itself alone. */
const LANES = 16;
/** Told to one webhook before another has its turn. */
const MOST_IN_A_ROW = 50;
/** Background work ends within 3 s. */
const STOP_LIMIT_MS = 2_000;

/** What a worker does for webhooks: looks every second which have something to be told, and tells them side by side, each in its order. */
export function createTelling(deps: TellDeps & { readonly log: Log }): { readonly run: (signal: AbortSignal) => Promise<void> } {
  const underWay = new Map<string, Promise<void>>();

  async function tell(key: WebhookKey, signal: AbortSignal): Promise<void> {
    for (let told = 0; told < MOST_IN_A_ROW && !signal.aborted; told += 1) if (!(await tellNext(deps, key, signal))) return;
  }

  async function sweep(signal: AbortSignal): Promise<void> {
    const free = LANES - underWay.size;
    if (free <= 0) return;
    for (const key of await listToTell(deps.database.gate, LANES * 2)) {
      if (underWay.size >= LANES || underWay.has(key.webhookId)) continue;
      const done = tell(key, signal)
        .catch((err: unknown) => void (signal.aborted || deps.log.error({ err, ...key }, 'a webhook could not be told')))
        .finally(() => void underWay.delete(key.webhookId));
      underWay.set(key.webhookId, done);
    }
  }

  return {
    run: async (signal) => {
      while (!signal.aborted) {
        await sweep(signal).catch((err: unknown) => deps.log.warn({ err }, 'webhooks wait for the database'));
        await sleep(underWay.size < LANES ? SWEEP_EVERY_MS : SWEEP_EVERY_MS / 10, undefined, { signal }).catch(() => {});
      }
      await Promise.race([Promise.allSettled(underWay.values()), sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}
