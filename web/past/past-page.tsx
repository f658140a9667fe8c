import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReadingView } from '../../src/past/schema.ts';
import { readingsQuery } from '../api/past.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Tag } from '../design/tag.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { mayReadPasts } from './powers.ts';
import { StartPanel } from './start-panel.tsx';
import styles from './past.module.css';

/** Begins the reading of a past, and lists those there are. */
export function PastPage() {
  const { t } = useTranslation(['past', 'shell']);
  const { member } = useMe();
  const may = mayReadPasts(member.role);
  const { data: readings, error, refetch } = useQuery({ ...readingsQuery, enabled: may });
  const sentence = useFailureSentence();
  usePageTitle(t('page.title'));
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('page.title')}</h1>
          <p className={page['lead']}>{t('page.lead')}</p>
        </div>
      </header>
      {!may && <Banner tone="held">{t('page.notYours')}</Banner>}
      {may && <StartPanel />}
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {may && (
        <section className={page['section']}>
          <h2>{t('page.list')}</h2>
          {readings === undefined && error === null && <Skeleton height="4rem" />}
          {readings?.length === 0 && (
            <EmptyState icon="clock" title={t('page.none')}>
              {t('page.noneText')}
            </EmptyState>
          )}
          {readings !== undefined && readings.length > 0 && (
            <ul className={styles['readings']}>
              {readings.map((reading) => (
                <ReadingRow key={reading.readingId} reading={reading} />
              ))}
            </ul>
          )}
        </section>
      )}
    </div>
  );
}

const TONES: Partial<Record<ReadingView['state'], 'accent' | 'urgent' | 'held'>> = {
  read: 'accent',
  failed: 'urgent',
  'which-account': 'held',
  reading: 'held',
  uploading: 'held',
  waiting: 'held',
};

function ReadingRow({ reading }: { readonly reading: ReadingView }) {
  const { t, i18n } = useTranslation('past');
  return (
    <li>
      <Link to="/reglages/passe/$readingId" params={{ readingId: reading.readingId }} className={styles['reading']}>
        <Icon name={reading.accountId === null ? 'copy' : 'at'} />
        <span className={styles['readingName']}>
          <b>{reading.fileName}</b>
          <span className={styles['soft']}>
            {reading.readRows > 0 &&
              `${t('file.rows', { count: reading.readRows, rows: reading.readRows.toLocaleString(i18n.language) })} · `}
            <RelativeTime at={reading.createdAt} />
          </span>
        </span>
        <Tag tone={TONES[reading.state]}>{t(`states.${reading.state}`)}</Tag>
      </Link>
    </li>
  );
}
