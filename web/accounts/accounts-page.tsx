import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { byAttention } from '../app/account-state.tsx';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { mayManageAccounts } from '../people/powers.ts';
import { AccountCard } from './account-card.tsx';
import { AuthorisationBanner } from './authorisation-banner.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import styles from './accounts.module.css';

/** Milliseconds: when each was last heard is no news, so nothing tells of it. */
const HEALTH_PACE = 10_000;

/** The accounts of the organisation, those that need somebody first. */
export function AccountsPage() {
  const { t } = useTranslation(['accounts', 'shell']);
  const { member } = useMe();
  const { data: accounts, error, refetch } = useQuery({ ...accountsQuery, refetchInterval: HEALTH_PACE });
  const sentence = useFailureSentence();
  const [connecting, setConnecting] = useState(false);
  const mayManage = mayManageAccounts(member.role);
  usePageTitle(t('page.title'));
  useShortcut('c', () => setConnecting(true), { label: t('page.connect'), group: t('shell:keyboard.here'), enabled: mayManage });
  useAccountInAddress(accounts !== undefined);
  const { autorisation } = useSearch({ from: '/shell/reglages/comptes' });
  const navigate = useNavigate();
  const begin = () => {
    // The word about the last try goes: the address no longer names it.
    void navigate({ to: '/reglages/comptes', search: {}, replace: true });
    if (mayManage) setConnecting(true);
  };
  const present = byAttention(accounts?.filter(({ state }) => state !== 'disconnected') ?? []);
  const former = accounts?.filter(({ state }) => state === 'disconnected') ?? [];
  const connect = mayManage && (
    <Button tone="primary" onClick={() => setConnecting(true)}>
      <Icon name="plus" /> {t('page.connect')}
    </Button>
  );
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('page.title')}</h1>
          <p className={page['lead']}>{t('page.lead')}</p>
        </div>
        {present.length > 0 && connect}
      </header>
      {autorisation !== undefined && <AuthorisationBanner authorisation={autorisation} onAgain={begin} />}
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {accounts === undefined && error === null && <Skeleton height="8rem" />}
      {accounts !== undefined && present.length === 0 && (
        <EmptyState icon="at" title={t('page.emptyTitle')} action={connect}>
          {mayManage ? t('page.emptyText') : t('page.emptyMember')}
        </EmptyState>
      )}
      {present.length > 0 && (
        <ul className={styles['cards']}>
          {present.map((account) => (
            <AccountCard key={account.accountId} account={account} mayManage={mayManage} />
          ))}
        </ul>
      )}
      {former.length > 0 && (
        <section className={page['section']}>
          <h2>{t('page.former')}</h2>
          <ul className={styles['cards']}>
            {former.map((account) => (
              <AccountCard key={account.accountId} account={account} mayManage={mayManage} />
            ))}
          </ul>
        </section>
      )}
      {connecting && <ConnectDialog onClose={() => setConnecting(false)} />}
    </div>
  );
}

/** The strip leads to one account (`#id`), which is not there yet when the page opens. */
function useAccountInAddress(ready: boolean): void {
  useEffect(() => {
    if (ready && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [ready]);
}
