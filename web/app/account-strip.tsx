import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { cx } from '../design/cx.ts';
import { AccountMark } from '../design/face.tsx';
import { Brand } from '../design/brand.tsx';
import { Icon } from '../design/icon.tsx';
import { Disclosure } from '../design/menu.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { AccountStateWords, byAttention, isTroubled } from './account-state.tsx';
import { DeskFaces } from './desk-faces.tsx';
import { MeMenu } from './me-menu.tsx';
import styles from './shell.module.css';
import { INBOX } from './addresses.ts';

/** As many as a usual screen has room for; a group with thirty accounts reads the summary. */
const CHIPS = 3;

/** On top of every page: how each account does, who is here, and oneself. */
export function AccountStrip() {
  const { t } = useTranslation('shell');
  const { data: accounts, isPending } = useQuery(accountsQuery);
  const present = byAttention((accounts ?? []).filter(({ state }) => state !== 'disconnected'));
  return (
    <header className={styles['strip']} aria-label={t('strip.name')}>
      <Link {...INBOX} className={styles['brand']}>
        <Brand />
      </Link>
      <div className={styles['accounts']}>
        {isPending && <Skeleton width="14rem" height="2.25rem" />}
        {accounts !== undefined && present.length === 0 && (
          <Link to="/reglages/comptes" className={cx(styles['chip'], styles['chipSummary'])}>
            <Icon name="plus" size={16} /> {t('strip.connect')}
          </Link>
        )}
        <div className={styles['chips']}>
          {present.slice(0, CHIPS).map((account) => (
            <AccountChip key={account.accountId} account={account} />
          ))}
        </div>
        {present.length > CHIPS && <Summary accounts={present} className={styles['summaryWide']} />}
        {present.length > 0 && <Summary accounts={present} className={styles['summaryNarrow']} />}
      </div>
      <DeskFaces />
      <MeMenu />
    </header>
  );
}

function AccountChip({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation('accounts');
  return (
    <Link to="/reglages/comptes" hash={account.accountId} className={styles['chip']}>
      <AccountMark id={account.accountId} name={account.handle} pictureUrl={account.avatarUrl} size={28} />
      <span className={styles['chipText']}>
        <span>
          <strong>@{account.handle}</strong> · {t(`networks.${account.network}`)}
        </span>
        <AccountStateWords account={account} />
      </span>
    </Link>
  );
}

function Summary({ accounts, className }: { readonly accounts: readonly AccountView[]; readonly className: string | undefined }) {
  const { t } = useTranslation('shell');
  const troubled = accounts.filter(isTroubled).length;
  const words = troubled > 0 ? t('strip.troubled', { count: troubled }) : t('strip.allWell', { count: accounts.length });
  return (
    <Disclosure
      name={words}
      className={cx(styles['chip'], styles['chipSummary'], className)}
      button={
        <>
          <span className={cx(styles['state'], troubled > 0 ? styles['needs-reconnection'] : styles['connected'])}>
            <Icon name={troubled > 0 ? 'warning' : 'check'} size={16} />
            {words}
          </span>
          <Icon name="chevron" size={16} />
        </>
      }
    >
      <div className={styles['accountRows']}>
        {accounts.map((account) => (
          <AccountChip key={account.accountId} account={account} />
        ))}
      </div>
    </Disclosure>
  );
}
