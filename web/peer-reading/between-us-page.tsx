import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToReadView } from '../../src/peer-reading/schema.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { OfMine } from './of-mine.tsx';
import { ReadingCard } from './reading-card.tsx';
import { peerReadingsQuery } from './requests.ts';
import styles from './peer-reading.module.css';

/** Entre nous: a few messages of colleagues to read, and what colleagues said of mine. One's own alone. */
export function BetweenUsPage() {
  const { t } = useTranslation(['peerReading', 'shell']);
  const sentence = useFailureSentence();
  const { data, error, refetch } = useQuery(peerReadingsQuery);
  usePageTitle(t('title'));
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className={page['lead']}>{t('lead')}</p>
        </div>
      </header>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {data === undefined && error === null && <Skeleton height="16rem" />}
      {data !== undefined && (
        <>
          <ToRead readings={data.toRead} />
          <OfMine answered={data.answered} />
        </>
      )}
    </div>
  );
}

/** One at a time; what is put off comes round again. */
function ToRead({ readings }: { readonly readings: readonly ToReadView[] }) {
  const { t } = useTranslation('peerReading');
  const [place, setPlace] = useState(0);
  const [began] = useState(readings.length > 0);
  const at = readings.length === 0 ? 0 : place % readings.length;
  const reading = readings[at];
  return (
    <section className={page['section']} aria-labelledby="peer-to-read">
      <h2 id="peer-to-read">
        {t('toRead.title')}{' '}
        {readings.length > 1 && <span className={styles['place']}>{t('toRead.place', { place: at + 1, count: readings.length })}</span>}
      </h2>
      {reading === undefined ? (
        <EmptyState icon="reply" title={t(began ? 'toRead.done' : 'toRead.none')}>
          {t('toRead.noneText')}
        </EmptyState>
      ) : (
        <ReadingCard key={reading.readingId} reading={reading} onNext={readings.length > 1 ? () => setPlace(at + 1) : null} />
      )}
    </section>
  );
}
