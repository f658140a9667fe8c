/**
 * The leases of this tab. A page that is loaded again, or comes back from the browser's memory, takes back what it had given up when it
 * went, if nobody took it meanwhile.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isFailure } from '../../api/failure.ts';
import { toast } from '../../design/toast.tsx';
import { useLive } from '../../live/use-live.ts';
import { changeConversation } from '../conversation-cache.ts';
import { releaseConversation, renewLease, takeConversation } from '../requests.ts';
import { makeLeaseKeeper } from './lease-keeper.ts';

const LEFT = 'visavis.left-with';
/** Milliseconds after which a page that comes back does not take back what it had. */
const SOON = 20_000;
const TICK = 1_000;

let warnedUntil: number | null = null;
const listeners = new Set<() => void>();
let onRefused: (conversationId: string, error: unknown) => void = () => {};
const ignore = () => {};

export const leases = makeLeaseKeeper({
  now: () => Date.now(),
  renew: (id) => void renewLease(id).catch((error: unknown) => onRefused(id, error)),
  // A lease that could not be given back ends by itself.
  release: (id, leaving) => void releaseConversation(id, leaving).catch(ignore),
  warned(until) {
    warnedUntil = until;
    for (const listener of listeners) listener();
  },
});

/** Until when somebody must move to keep what he holds, in milliseconds since the epoch; null when nothing threatens. */
export function useIdleWarning(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => warnedUntil,
  );
}

/** Keeps the leases alive while the inbox is open. Once per page. */
export function useLeases(me: string): void {
  const client = useQueryClient();
  const { t } = useTranslation('errors');
  useEffect(() => {
    onRefused = (id, error) => {
      // Put off the account's team: it stays in hand until the lease ends, to be given away.
      if (isFailure(error, 'outside-team')) {
        leases.letGo(id);
        toast({ text: t('outside-team'), tone: 'urgent' });
        return;
      }
      if (!isFailure(error, 'not-holder')) return;
      leases.letGo(id);
      changeConversation(client, id, (one) =>
        one.holderMemberId === me ? { ...one, holderMemberId: null, leaseUntil: null, state: 'waiting' } : one,
      );
    };
  }, [client, me, t]);

  useEffect(() => {
    const moved = () => leases.moved();
    const shown = () => document.visibilityState === 'visible' && leases.moved();
    const back = () => void takeBack((id, one) => changeConversation(client, id, () => one));
    const leave = () => remember(leases.leave());
    const timer = setInterval(() => leases.tick(), TICK);
    const moves = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const;
    for (const move of moves) addEventListener(move, moved, { passive: true });
    document.addEventListener('visibilitychange', shown);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', back);
    back();
    return () => {
      clearInterval(timer);
      for (const move of moves) removeEventListener(move, moved);
      document.removeEventListener('visibilitychange', shown);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
    };
  }, [client]);

  useLive(['conversation.'], (event) => {
    if (event.conversationId === null || event.kind === 'conversation.opened') return;
    if (event.kind === 'conversation.taken' && event.memberId === me) return;
    if (event.kind === 'conversation.taken-over' && event.memberId === me) return;
    leases.letGo(event.conversationId);
  });
}

function remember(held: readonly string[]): void {
  try {
    if (held.length > 0) sessionStorage.setItem(LEFT, JSON.stringify({ at: Date.now(), held }));
  } catch {
    // Storage refused: they will have to be taken again by hand.
  }
}

type Taken = Awaited<ReturnType<typeof takeConversation>>;

async function takeBack(show: (conversationId: string, one: Taken) => void): Promise<void> {
  for (const id of forget()) {
    try {
      show(id, await takeConversation(id));
      leases.hold(id);
    } catch (error) {
      if (!isFailure(error)) throw error;
    }
  }
}

function forget(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(LEFT) ?? 'null');
    sessionStorage.removeItem(LEFT);
    if (typeof stored !== 'object' || stored === null || !('at' in stored) || !('held' in stored)) return [];
    const { at, held } = stored;
    if (typeof at !== 'number' || Date.now() - at > SOON || !Array.isArray(held)) return [];
    return held.filter((id): id is string => typeof id === 'string');
  } catch {
    return [];
  }
}
