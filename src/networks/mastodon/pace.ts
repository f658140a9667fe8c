/** How often to look, where the server does not tell by itself, and as a check where it does. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkFailure, Quota } from '../network.ts';

/** All in milliseconds. */
export interface Pace {
  readonly busyMs: number;
  readonly idleMs: number;
  /** How long after the last news it stays busy. */
  readonly busyForMs: number;
  /** Between two looks while the stream is open: in case that it is deaf. */
  readonly checkMs: number;
  /** How often the whole window is read again, for what came in below. */
  readonly carefulEveryMs: number;
  readonly ownEveryMs: number;
  /** The longest pause before a lost stream is tried again. */
  readonly streamRetryMs: number;
}

export const USUAL_PACE: Pace = {
  busyMs: 1_500,
  idleMs: 10_000,
  busyForMs: 60_000,
  checkMs: 20_000,
  carefulEveryMs: 60_000,
  ownEveryMs: 10_000,
  streamRetryMs: 120_000,
};

const LONGEST_RETRY_MS = 60_000;
/** Of what the server grants, this part is left to people's own acts. */
const RESERVED = 0.3;

/** The pause after a look, from the one before and the time since the last news (milliseconds). */
export const nextPause = ({ busyMs, idleMs, busyForMs }: Pace, last: number, quietMs: number): number =>
  quietMs < busyForMs ? busyMs : Math.min(idleMs, Math.max(busyMs, last * 1.3));

/** At least so long, so that the calls that are still granted last until more are; `now` in milliseconds since 1970. */
export function pauseForQuota(quota: Quota | null, now: number): number {
  if (quota === null || quota.limit <= 0 || quota.remaining > quota.limit / 2) return 0;
  const left = quota.resetAt.getTime() - now;
  if (left <= 0) return 0;
  return Math.min(left, LONGEST_RETRY_MS, left / Math.max(1, quota.remaining - quota.limit * RESERVED));
}

/** The pause after a failure: as the server says, else longer each time, up to a minute. */
export function pauseAfter(failure: NetworkFailure, failures: number, now: number): number {
  if (failure.kind === 'rate-limited') return Math.max(1_000, failure.retryAt.getTime() - now);
  if (failure.kind === 'unauthorised') return LONGEST_RETRY_MS;
  return Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** Math.min(failures, 6));
}

/** Waits, give or take a tenth so that many accounts do not knock together; returns at once when `signal` aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // A timer holds 2^31 ms at most.
  const wait = Math.min(2_000_000_000, ms * (0.95 + Math.random() * 0.1));
  await sleep(wait, undefined, { signal }).catch(() => undefined);
}
