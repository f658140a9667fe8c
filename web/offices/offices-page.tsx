import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { useLive } from '../live/use-live.ts';
import { MakeOfficeDialog } from './make-office-dialog.tsx';
import { OfficeCard } from './office-card.tsx';
import styles from './offices.module.css';
import { officesQuery } from './requests.ts';

/** Who may plan successions; the server decides, the page only reflects it. */
export const mayManage = (role: string): boolean => role === 'administrator' || role === 'lead';

/** The offices: who holds them, who comes next, who held them. */
export function OfficesPage() {
  const { t } = useTranslation(['offices', 'shell']);
  const { member: me } = useMe();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(officesQuery);
  const { data: accounts } = useQuery(accountsQuery);
  const sentence = useFailureSentence();
  const [making, setMaking] = useState(false);
  usePageTitle(t('title'));
  useLive(['office.', 'publication.'], () => void client.invalidateQueries({ queryKey: officesQuery.queryKey }));
  const manages = mayManage(me.role);
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className={page['lead']}>{t('lead')}</p>
        </div>
        {manages && (
          <Button tone="primary" onClick={() => setMaking(true)}>
            <Icon name="plus" /> {t('make')}
          </Button>
        )}
      </header>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {data === undefined && error === null && <Skeleton height="12rem" />}
      {data?.offices.length === 0 && (
        <EmptyState icon="people" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      <div className={styles['offices']}>
        {data?.offices.map((office) => (
          <OfficeCard
            key={office.officeId}
            office={office}
            today={data.today}
            handle={accounts?.find(({ accountId }) => accountId === office.accountId)?.handle ?? ''}
            manages={manages}
          />
        ))}
      </div>
      {making && data !== undefined && <MakeOfficeDialog offices={data} onClose={() => setMaking(false)} />}
    </div>
  );
}
