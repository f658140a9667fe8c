import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
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
  const [late, setLate] = useState(false);
  const cut = live === 'interrupted';
  useEffect(() => {
    if (!cut) return setLate(false);
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [cut]);
  const shown = !online || (cut && late);
  return (
    <div role="status" className={styles['place']}>
      {shown && (
        <p className={styles['line']}>
          <Icon name="warning" size={16} />
          <span>
            <strong>{online ? t('line.interrupted') : t('line.offline')}</strong> {online ? t('line.interruptedMore') : t('line.offlineMore')}
          </span>
        </p>
      )}
    </div>
  );
}
