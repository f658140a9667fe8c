import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingWithResult } from '../../src/past/schema.ts';
import { eraseReading, isMoving, readingQuery, readingsQuery } from '../api/past.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { BrokenRows } from './broken-rows.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { ReadingResult } from './reading-result.tsx';
import { whyNot } from './why-not.ts';
import { WhichAccount } from './which-account.tsx';
import styles from './past.module.css';

/** One reading: how far it is, what it asks, what it found. */
export function ReadingPage() {
  const { t } = useTranslation(['past', 'shell']);
  const { readingId } = useParams({ from: '/shell/reglages/passe/$readingId' });
  const { data: reading, error, refetch } = useQuery(readingQuery(readingId));
  const sentence = useFailureSentence();
  usePageTitle(reading?.fileName ?? t('page.title'));
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <Link to="/reglages/passe" className={styles['back']}>
            <Icon name="back" size={16} /> {t('page.back')}
          </Link>
          <h1 tabIndex={-1} className={styles['fileName']}>
            {reading?.fileName ?? t('page.title')}
          </h1>
          {reading && (
            <p className={styles['soft']}>
              <RelativeTime at={reading.createdAt} />
            </p>
          )}
        </div>
        {reading && !isMoving(reading) && reading.state !== 'which-account' && <EraseReading readingId={readingId} />}
      </header>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {reading === undefined && error === null && <Skeleton height="8rem" />}
      {reading && <ReadingBody reading={reading} />}
    </div>
  );
}

function ReadingBody({ reading }: { readonly reading: ReadingWithResult }) {
  const { t } = useTranslation('past');
  if (isMoving(reading)) return <ReadingProgress reading={reading} />;
  if (reading.state === 'which-account') return <WhichAccount reading={reading} />;
  if (reading.result !== null) return <ReadingResult reading={reading} result={reading.result} />;
  if (reading.state === 'failed') {
    return (
      <>
        <Banner tone="urgent" title={t('ends.failed')}>
          <p>{whyNot(t, reading.failure)}</p>
          <p>{t('ends.gone')}</p>
        </Banner>
        <BrokenRows reading={reading} />
      </>
    );
  }
  return (
    <Banner tone="held" title={t(reading.state === 'expired' ? 'ends.expired' : 'ends.cancelled')}>
      <p>{t('ends.gone')}</p>
    </Banner>
  );
}

function EraseReading({ readingId }: { readonly readingId: string }) {
  const { t } = useTranslation('past');
  const client = useQueryClient();
  const navigate = useNavigate();
  const sentence = useFailureSentence();
  const [asking, setAsking] = useState(false);
  const erase = useMutation({
    mutationFn: () => eraseReading(readingId),
    onSuccess: async () => {
      toast({ text: t('erase.done') });
      await navigate({ to: '/reglages/passe' });
      client.removeQueries({ queryKey: readingQuery(readingId).queryKey });
      await client.invalidateQueries({ queryKey: readingsQuery.queryKey });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
  });
  return (
    <>
      <Button size="small" tone="quiet" onClick={() => setAsking(true)}>
        {t('erase.act')}
      </Button>
      <Confirm
        title={t('erase.title')}
        open={asking}
        onClose={() => setAsking(false)}
        act={t('erase.confirm')}
        onAct={() => erase.mutate()}
        busy={erase.isPending}
      >
        <p>{t('erase.text')}</p>
      </Confirm>
    </>
  );
}
