import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import field from '../design/field.module.css';
import styles from './who-speaks.module.css';

interface AccountChecksProps {
  readonly hidden: readonly string[];
  readonly onChange: (hidden: string[]) => void;
}

/** Which accounts are on the public page. */
export function AccountChecks({ hidden, onChange }: AccountChecksProps) {
  const { t } = useTranslation('publicPage');
  const { data: accounts } = useQuery(accountsQuery);
  return (
    <fieldset className={styles['checks']}>
      <legend className={field['legend']}>{t('accounts')}</legend>
      {accounts
        ?.filter(({ state }) => state !== 'disconnected')
        .map(({ accountId, handle }) => (
          <label key={accountId} className={styles['check']}>
            <input
              type="checkbox"
              checked={!hidden.includes(accountId)}
              onChange={(event) => {
                const others = hidden.filter((one) => one !== accountId);
                onChange(event.target.checked ? others : [...others, accountId]);
              }}
            />
            <span>@{handle}</span>
          </label>
        ))}
    </fieldset>
  );
}
