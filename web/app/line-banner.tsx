import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
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
  return (
    <div role="status" className={styles['place']}>
      {shown && (
        <p className={styles['line']}>
          <Icon name="warning" size={16} />
          <span>
            <strong>{online ? t('line.interrupted') : t('line.offline')}</strong>{' '}
            {online ? t('line.interruptedMore') : t('line.offlineMore')}
          </span>
        </p>
      )}
    </div>
  );
}
