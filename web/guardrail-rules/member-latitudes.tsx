import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import page from '../app/page.module.css';
import { at } from '../inbox/use-people.ts';
import { LatitudeSelect } from './latitude-select.tsx';
import { latitudesQuery } from './requests.ts';
import styles from './rules.module.css';

/** How far a colleague speaks alone, on each account that they answer on. */
export function MemberLatitudes({ memberId }: { readonly memberId: string }) {
  const { t } = useTranslation('guardrailRules');
  const { data: accounts } = useQuery(accountsQuery);
  const open = (accounts ?? []).filter(({ state }) => state !== 'disconnected');
  const speaks = useQueries({
    queries: open.map(({ accountId }) => latitudesQuery(accountId)),
    combine: (answers) => answers.map(({ data }) => data?.latitudes.some((one) => one.memberId === memberId)),
  });
  if (accounts === undefined || speaks.includes(undefined)) return null;
  return (
    <section className={page['section']} aria-labelledby="member-latitudes">
      <div className={styles['group']}>
        <h2 id="member-latitudes">{t('latitudes.onAccounts')}</h2>
        <p>{t('latitudes.lead')}</p>
      </div>
      {!speaks.includes(true) && <p className={styles['soft']}>{t('latitudes.nobody')}</p>}
      <div className={styles['latitudes']}>
        {open.map(({ accountId, handle }) => (
          <LatitudeSelect key={accountId} accountId={accountId} memberId={memberId} label={at(handle)} />
        ))}
      </div>
    </section>
  );
}
