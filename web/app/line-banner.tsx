import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import type { LiveState } from '../live/live-store.ts';
import { useLiveState } from '../live/use-live.ts';
import styles from './line.module.css';

/** Milliseconds: a hiccup that mends itself is not worth a word. */
const PATIENCE = 3_000;

function watchNetwork(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says when the page no longer hears the server, and what still works. */
export function LineBanner() {
  const { t } = useTranslation('shell');
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const live = useLiveState();
  const [lateSince, setLateSince] = useState<LiveState>();
  useEffect(() => {
    const timer = setTimeout(() => setLateSince(live), PATIENCE);
    return () => clearTimeout(timer);
  }, [live]);
  const shown = !online || (live === 'interrupted' && lateSince === live);
  const silent = !online || live === 'interrupted';
  const clock = useClock();
  const [since, setSince] = useState<number | null>(null);
  // Said from the first moment, not from when it was found worth a word.
  if (silent !== (since !== null)) setSince(silent ? clock.now : null);
  const at = timeOfDay(new Date(since ?? clock.now), clock);
  return (
    <div role="status" className={styles['place']}>
      {shown && (
        <p className={styles['line']}>
          <Icon name="warning" size={16} />
          <span>
            <strong>{online ? t('line.interrupted', { at }) : t('line.offline', { at })}</strong>{' '}
            {online ? t('line.interruptedMore') : t('line.offlineMore')}
          </span>
        </p>
      )}
    </div>
  );
}
