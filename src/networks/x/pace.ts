/** How often to look: every few seconds while things happen, less when nothing does, and never faster than X or the budget lets. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkFailure, Quota } from '../network.ts';

/** In milliseconds. */
export interface Pace {
  readonly busyMs: number;
  readonly idleMs: number;
  /** How long after the last news it stays busy. */
  readonly busyForMs: number;
  /** How often the window before the latest news is read again. */
  readonly carefulEveryMs: number;
  readonly ownEveryMs: number;
  readonly quotesEveryMs: number;
  readonly messagesEveryMs: number;
  /** How often to look while a stream brings the news. */
  readonly streamedEveryMs: number;
  /** A pause longer than that is broken by a word that all is well. */
  readonly wordEveryMs: number;
}

export const USUAL_PACE: Pace = {
  busyMs: 5_000,
  idleMs: 20_000,
  busyForMs: 120_000,
  carefulEveryMs: 300_000,
  ownEveryMs: 30_000,
  quotesEveryMs: 60_000,
  // 15 looks in 15 minutes is what the smaller plans allow.
  messagesEveryMs: 65_000,
  streamedEveryMs: 60_000,
  wordEveryMs: 20_000,
};

const LONGEST_RETRY_MS = 60_000;

/** The pause after a look that brought no news, from the one before and the time since the last news. */
export const nextPause = ({ busyMs, idleMs, busyForMs }: Pace, last: number, quietMs: number): number =>
  quietMs < busyForMs ? busyMs : Math.min(idleMs, Math.max(busyMs, last * 1.3));

/** The pause that spreads what X still grants over the time until it grants anew. `now`: milliseconds since 1970. */
export function spread(quota: Quota | null, now: number): number {
  if (quota === null || quota.remaining > quota.limit / 2) return 0;
  return Math.max(0, quota.resetAt.getTime() - now) / Math.max(1, quota.remaining);
}

/** The pause after a failure: as the server says, else longer each time, up to a minute. */
export function pauseAfter(failure: NetworkFailure, failures: number, now: number): number {
  if (failure.kind === 'rate-limited') return Math.max(1_000, failure.retryAt.getTime() - now);
  if (failure.kind === 'unauthorised') return LONGEST_RETRY_MS;
  return Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** Math.min(failures, 6));
}

/** Waits, give or take a twentieth so that many accounts do not knock together; returns at once when `signal` aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // A timer holds 2^31 ms at most.
  const wait = Math.min(2_000_000_000, ms * (0.95 + Math.random() * 0.1));
  await sleep(wait, undefined, { signal }).catch(() => undefined);
}
