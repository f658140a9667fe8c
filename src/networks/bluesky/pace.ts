/** How often to look: every second while things happen, down to every ten when nothing does. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkFailure } from '../network.ts';

export interface Pace {
  readonly busyMs: number;
  readonly idleMs: number;
  /** How long after the last news it stays busy. */
  readonly busyForMs: number;
  /** How often the whole window is read again, for what came in below. */
  readonly carefulEveryMs: number;
  /** How often the last day is read again. */
  readonly deepEveryMs: number;
  readonly ownEveryMs: number;
  /** How often the log of private messages is read while things happen there, and when nothing does. */
  readonly chatBusyMs: number;
  readonly chatIdleMs: number;
  /** How often everything is read again while a stream brings what happens at once. */
  readonly streamedEveryMs: number;
}

export const USUAL_PACE: Pace = {
  busyMs: 1_000,
  idleMs: 10_000,
  busyForMs: 60_000,
  carefulEveryMs: 15_000,
  deepEveryMs: 600_000,
  ownEveryMs: 5_000,
  chatBusyMs: 2_000,
  chatIdleMs: 15_000,
  streamedEveryMs: 60_000,
};

const LONGEST_RETRY_MS = 60_000;

/** The pause after a look that brought no news, from the one before and the time since the last news (milliseconds). */
export const nextPause = ({ busyMs, idleMs, busyForMs }: Pace, last: number, quietMs: number): number =>
  quietMs < busyForMs ? busyMs : Math.min(idleMs, Math.max(busyMs, last * 1.3));

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
