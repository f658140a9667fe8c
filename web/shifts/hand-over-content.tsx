import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../src/shifts/schema.ts';
import { RelativeTime } from '../design/relative-time.tsx';
import { ThreadBriefs } from './thread-briefs.tsx';
import styles from './dialog.module.css';

interface HandOverContentProps {
  readonly handOver: HandOverView;
  readonly name: string;
  readonly onFollow: () => void;
}

/** The note itself: the leaver's word, and the open threads as they are now. */
export function HandOverContent({ handOver, name, onFollow }: HandOverContentProps) {
  const { t } = useTranslation('shifts');
  const { word, threads, leaverGone, fromMemberId, createdAt } = handOver;
  return (
    <section className={styles['note']}>
      {word !== '' && (
        <blockquote className={styles['word']} aria-label={t('confirm.word')}>
          <p dir="auto">{word}</p>
          <footer>
            {name}, <RelativeTime at={createdAt} />
          </footer>
        </blockquote>
      )}
      <h3>{t('confirm.threads')}</h3>
      {threads.length === 0 && <p className={styles['quiet']}>{t('confirm.noThreads')}</p>}
      <ThreadBriefs threads={threads} holder={fromMemberId} onFollow={onFollow} />
      {leaverGone && <p className={styles['quiet']}>{t('confirm.gone', { name })}</p>}
    </section>
  );
}
