import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { AccountStateWords } from '../app/account-state.tsx';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { AccountMark } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { AccountPages } from './account-pages.tsx';
import styles from './account-frame.module.css';

interface AccountFrameProps {
  readonly accountId: string;
  readonly title: string;
  readonly lead: string;
  /** Drawn once the account is known. */
  readonly children: (account: AccountView) => ReactNode;
}

/** A page about one account: whose it is, its other pages, the way back. */
export function AccountFrame({ accountId, title, lead, children }: AccountFrameProps) {
  const { t } = useTranslation(['accountPages', 'accounts', 'shell']);
  const sentence = useFailureSentence();
  const { data: accounts, error, refetch } = useQuery(accountsQuery);
  const account = accounts?.find((one) => one.accountId === accountId);
  usePageTitle(account === undefined ? title : `${title} · @${account.handle}`);
  return (
    <div className={page['page']}>
      <Link to="/reglages/comptes" hash={accountId} className={styles['back']}>
        <Icon name="back" size={16} /> {t('back')}
      </Link>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          <p className={page['lead']}>{lead}</p>
        </div>
      </header>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {accounts === undefined && error === null && <Skeleton height="8rem" />}
      {accounts !== undefined && account === undefined && <EmptyState icon="at" title={t('gone')} />}
      {account !== undefined && (
        <>
          <div className={styles['whose']}>
            <AccountMark id={account.accountId} name={account.handle} pictureUrl={account.avatarUrl} size={48} />
            <div>
              <strong>{account.displayName || `@${account.handle}`}</strong>
              <span className={styles['soft']}>
                @{account.handle} · {t(`accounts:networks.${account.network}`)}
              </span>
              <AccountStateWords account={account} />
            </div>
          </div>
          <AccountPages account={account} label={t('pages.label')} className={styles['pages']} />
          {children(account)}
        </>
      )}
    </div>
  );
}
