import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { Button } from '../design/button.tsx';
import { Select } from '../design/field.tsx';
import styles from './past.module.css';

/** Reads what the inbox holds of an account. */
export function AccountWay({ busy, onAccount }: { readonly busy: boolean; readonly onAccount: (accountId: string) => void }) {
  const { t } = useTranslation('past');
  const { data: accounts = [] } = useQuery(accountsQuery);
  const [chosen, setChosen] = useState('');
  const accountId = accounts.some((account) => account.accountId === chosen) ? chosen : (accounts[0]?.accountId ?? '');
  return (
    <div className={styles['way']}>
      <h2>{t('start.account')}</h2>
      <p className={styles['soft']}>{accounts.length === 0 ? t('start.noAccount') : t('start.accountHint')}</p>
      {accounts.length > 0 && (
        <>
          <Select label={t('start.accountLabel')} width="medium" value={accountId} onChange={(event) => setChosen(event.target.value)}>
            {accounts.map((account) => (
              <option key={account.accountId} value={account.accountId}>
                @{account.handle}
              </option>
            ))}
          </Select>
          <Button busy={busy} onClick={() => onAccount(accountId)}>
            {t('start.readAccount')}
          </Button>
        </>
      )}
    </div>
  );
}
