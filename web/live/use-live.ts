/** Hooks over the live stream. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { EphemeralEvent, JournalEvent } from '../../src/platform/live/schema.ts';
import { createLiveStream, type LiveState } from './live-store.ts';

export const liveStream = createLiveStream('/api/v1/events');

/** Whether the page hears the server now. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(liveStream.onState, liveStream.state);
}

/**
 * Calls `handler` for each journal event whose kind is in `kinds`; a kind that ends with a dot (`conversation.`) stands for all of its
 * room. Handlers run in the order of the journal.
 */
export function useLive(kinds: readonly string[], handler: (event: JournalEvent) => void): void {
  const call = useEffectEvent((event: JournalEvent) => {
    if (kinds.some((kind) => (kind.endsWith('.') ? event.kind.startsWith(kind) : event.kind === kind))) handler(event);
  });
  useEffect(() => liveStream.onJournal((event) => call(event)), []);
}

/** Calls `handler` for each ephemeral event of `topic` (`presence`, `draft`). */
export function useEphemeral(topic: string, handler: (data: EphemeralEvent['data']) => void): void {
  const call = useEffectEvent((event: EphemeralEvent) => {
    if (event.topic === topic) handler(event.data);
  });
  useEffect(() => liveStream.onEphemeral((event) => call(event)), []);
}

/** Calls `handler` when live events may have been missed: ask again for what is on screen. */
export function useLiveGap(handler: () => void): void {
  const call = useEffectEvent(handler);
  useEffect(() => liveStream.onGap(() => call()), []);
}
