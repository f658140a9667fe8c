/** Says to the others that I look at a conversation, or write in it, for as long as it is on a visible screen. */
import { useEffect, useRef } from 'react';
import { isFailure } from '../../api/failure.ts';
import { showPresence } from '../requests.ts';
import { makePresenceSender, type Activity, type PresenceSender } from './presence-sender.ts';

const TICK = 1_000;

export function usePresence(conversationId: string, activity: Activity): void {
  const sender = useRef<PresenceSender | null>(null);
  const doing = useRef(activity);
  useEffect(() => {
    const made = makePresenceSender({
      now: () => Date.now(),
      send: (what) =>
        void showPresence(conversationId, what).catch((error: unknown) => {
          // Presence is a courtesy: one that could not be said is said again at the next turn.
          if (!isFailure(error)) throw error;
        }),
    });
    sender.current = made;
    const look = () => (document.visibilityState === 'visible' ? made.doing(doing.current) : made.gone());
    const gone = () => made.gone();
    look();
    const timer = setInterval(() => made.tick(), TICK);
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', gone);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pagehide', gone);
      made.gone();
    };
  }, [conversationId]);
  useEffect(() => {
    doing.current = activity;
    if (document.visibilityState === 'visible') sender.current?.doing(activity);
  }, [activity]);
}
