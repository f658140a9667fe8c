import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Select } from '../design/field.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { teamPictureQuery } from './requests.ts';
import { TeamPictureEditor } from './team-picture-editor.tsx';
import { useLiveProfiles } from './use-live-profiles.ts';

/** The picture of an account's team: who is on it, how it looks, and whether its network shows it. */
export function TeamPicturePage() {
  const { t } = useTranslation(['profiles', 'shell']);
  const { data: all } = useQuery(accountsQuery);
  const [chosen, setChosen] = useState<string>();
  usePageTitle(t('page.title'));
  useLiveProfiles();
  const accounts = all?.filter(({ state }) => state !== 'disconnected');
  const account = accounts?.find(({ accountId }) => accountId === chosen) ?? accounts?.[0];
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('page.title')}</h1>
          <p className={page['lead']}>{t('page.lead')}</p>
        </div>
      </header>
      {accounts?.length === 0 && (
        <EmptyState icon="people" title={t('page.noAccount')}>
          {t('page.noAccountText')}
        </EmptyState>
      )}
      {accounts !== undefined && accounts.length > 1 && (
        <Select label={t('page.account')} width="medium" value={account?.accountId} onChange={(event) => setChosen(event.target.value)}>
          {accounts.map(({ accountId, handle, displayName }) => (
            <option key={accountId} value={accountId}>
              {displayName ? `${displayName} (@${handle})` : `@${handle}`}
            </option>
          ))}
        </Select>
      )}
      {account !== undefined && <OfAccount key={account.accountId} account={account} />}
    </div>
  );
}

function OfAccount({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation('shell');
  const sentence = useFailureSentence();
  const { data, error, refetch } = useQuery(teamPictureQuery(account.accountId));
  if (data !== undefined) return <TeamPictureEditor account={account} picture={data} />;
  if (error === null) return <Skeleton height="24rem" />;
  return (
    <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('retry')}</Button>}>
      {sentence(error)}
    </Banner>
  );
}
