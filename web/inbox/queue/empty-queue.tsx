import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../src/inbox/schema.ts';
import { accountsQuery } from '../../api/accounts.ts';
import { useMe } from '../../app/session.ts';
import { buttonClass } from '../../design/button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import styles from './list-pane.module.css';

/** What a queue says when nothing is in it; before the first account, what to do about it. */
export function EmptyQueue({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation('inbox');
  const { role } = useMe().member;
  const { data: accounts } = useQuery(accountsQuery);
  const unconnected = accounts !== undefined && accounts.every((account) => account.state === 'disconnected');
  return (
    <div className={styles['state']}>
      {unconnected ? (
        <EmptyState
          title={t('empty.noAccount.title')}
          action={
            role === 'member' ? undefined : (
              <Link to="/reglages/comptes" className={buttonClass('primary')}>
                {t('empty.noAccount.act')}
              </Link>
            )
          }
        >
          {t(role === 'member' ? 'empty.noAccount.member' : 'empty.noAccount.text')}
        </EmptyState>
      ) : (
        <EmptyState title={t(`empty.${queue}.title`)}>{t(`empty.${queue}.text`)}</EmptyState>
      )}
    </div>
  );
}
