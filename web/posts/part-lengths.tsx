import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { at, useAccountsById } from '../inbox/use-people.ts';
import type { Left } from './parts.ts';
import styles from './post.module.css';

/** How much is left of a part, account by account. */
export const PartLengths = memo(function PartLengths({ id, lefts }: { readonly id: string; readonly lefts: readonly Left[] }) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  return (
    <ul id={id} className={styles['lefts']}>
      {lefts.map(({ accountId, left }) => (
        <li key={accountId} data-wrong={left < 0 || undefined}>
          {left < 0
            ? t('wording.over', { account: at(accounts.get(accountId)?.handle ?? '…'), count: -left })
            : t('wording.left', { account: at(accounts.get(accountId)?.handle ?? '…'), count: left })}
        </li>
      ))}
    </ul>
  );
});
