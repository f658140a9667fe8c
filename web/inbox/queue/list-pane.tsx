import { useTranslation } from 'react-i18next';
import { useGo, usePlace } from '../place.ts';
import { at, useAccountsById } from '../use-people.ts';
import { QueueList } from './queue-list.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchList } from './search-list.tsx';
import styles from './list-pane.module.css';

/** The left pane: search, queues, and the conversations of one of them. */
export function ListPane({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation('inbox');
  const place = usePlace();
  return (
    <section aria-label={t('list.label')} className={className}>
      <div className={styles['pane']}>
        <div className={styles['head']}>
          <SearchBox />
          <QueueTabs />
          {place.list !== 'search' && <AccountChoice />}
        </div>
        {place.list === 'search' ? (
          <SearchList q={place.q} />
        ) : (
          <QueueList key={`${place.list} ${place.account ?? ''}`} queue={place.list} account={place.account} />
        )}
      </div>
    </section>
  );
}

/** One account's conversations only; offered when there are several accounts. */
function AccountChoice() {
  const { t } = useTranslation('inbox');
  const place = usePlace();
  const go = useGo();
  const accounts = useAccountsById();
  if (accounts.size < 2 && place.account === undefined) return null;
  return (
    <label className={styles['account']}>
      <span className="visually-hidden">{t('queues.account')}</span>
      <select value={place.account ?? ''} onChange={(event) => go({ account: event.target.value === '' ? undefined : event.target.value })}>
        <option value="">{t('queues.allAccounts')}</option>
        {[...accounts.values()].map((account) => (
          <option key={account.accountId} value={account.accountId}>
            {at(account.handle)}
          </option>
        ))}
      </select>
    </label>
  );
}
