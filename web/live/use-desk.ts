/** Who is at the desk now: every member seen looking at or writing in a conversation, until the moment the server gave. */
import { useSyncExternalStore } from 'react';
import { liveStream } from './use-live.ts';

/** Milliseconds. This machine's clock may be wrong: a stay is believed only within these bounds. */
const SHORTEST = 20_000;
const LONGEST = 120_000;

const until = new Map<string, number>();
const listeners = new Set<() => void>();
let present: readonly string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let stop: (() => void) | undefined;

function refresh(): void {
  clearTimeout(timer);
  const now = Date.now();
  for (const [memberId, moment] of until) if (moment <= now) until.delete(memberId);
  const next = [...until.keys()].toSorted();
  if (next.join() !== present.join()) {
    present = next;
    for (const listener of listeners) listener();
  }
  if (until.size > 0) timer = setTimeout(refresh, Math.min(...until.values()) - now + 100);
}

function hear(data: Readonly<Record<string, unknown>>): void {
  const { memberId, until: moment, activity } = data;
  if (typeof memberId !== 'string') return;
  const end = typeof moment === 'string' ? Date.parse(moment) : Number.NaN;
  const now = Date.now();
  if (activity === 'gone' || Number.isNaN(end)) until.delete(memberId);
  else until.set(memberId, Math.min(Math.max(end, now + SHORTEST), now + LONGEST));
  refresh();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= liveStream.onEphemeral(({ topic, data }) => {
    if (topic === 'presence') hear(data);
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
    clearTimeout(timer);
  };
}

/** Ids of the members at the desk, in a steady order. */
export function useDesk(): readonly string[] {
  return useSyncExternalStore(subscribe, () => present);
}
