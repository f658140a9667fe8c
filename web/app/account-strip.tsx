import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { cx } from '../design/cx.ts';
import { Brand } from '../design/brand.tsx';
import { Icon } from '../design/icon.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { HelmChip } from '../shifts/helm-chip.tsx';
import { HelmSummary } from '../shifts/helm-summary.tsx';
import { useHelmShortcuts } from '../shifts/use-helm-shortcuts.ts';
import { useHelms, useHelmsLive } from '../shifts/use-helms.ts';
import { byAttention } from './account-state.tsx';
import { DeskFaces } from './desk-faces.tsx';
import { MeMenu } from './me-menu.tsx';
import styles from './shell.module.css';
import { INBOX } from './addresses.ts';

/** As many as a usual screen has room for; a group with thirty accounts reads the summary. */
const CHIPS = 3;

/** On top of every page: who is at the helm of each account and how it does, who is here, and oneself. */
export function AccountStrip() {
  const { t } = useTranslation('shell');
  // What people wait for is below: the strip fills in once the room stands.
  const settled = useDeferredValue(true, false);
  return (
    <header className={styles['strip']} aria-label={t('strip.name')}>
      <Link {...INBOX} className={styles['brand']}>
        <Brand />
      </Link>
      <div className={styles['accounts']}>{settled ? <Helms /> : <Skeleton width="14rem" height="2.25rem" />}</div>
      {settled && <DeskFaces />}
      <MeMenu />
    </header>
  );
}

function Helms() {
  const { t } = useTranslation('shell');
  const { data: accounts, isPending } = useQuery(accountsQuery);
  const helms = useHelms();
  useHelmsLive();
  useHelmShortcuts();
  const present = byAttention((accounts ?? []).filter(({ state }) => state !== 'disconnected'));
  return (
    <>
      {isPending && <Skeleton width="14rem" height="2.25rem" />}
      {accounts !== undefined && present.length === 0 && (
        <Link to="/reglages/comptes" className={cx(styles['chip'], styles['chipSummary'])}>
          <Icon name="plus" size={16} /> {t('strip.connect')}
        </Link>
      )}
      <div className={styles['chips']}>
        {present.slice(0, CHIPS).map((account) => (
          <HelmChip key={account.accountId} account={account} helm={helms.get(account.accountId)} />
        ))}
      </div>
      {present.length > CHIPS && <HelmSummary accounts={present} helms={helms} className={styles['summaryWide']} />}
      {present.length > 0 && <HelmSummary accounts={present} helms={helms} className={styles['summaryNarrow']} />}
    </>
  );
}
