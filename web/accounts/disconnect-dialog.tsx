import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, disconnectAccount } from '../api/accounts.ts';
import { Confirm } from '../design/dialog.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { ExportLink } from './export-link.tsx';
import styles from './accounts.module.css';

/** Asks before an account is disconnected, and offers to take its history along first. */
export function DisconnectDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'connecting']);
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { accountId, handle } = account;
  const disconnect = useMutation({
    mutationFn: () => disconnectAccount(accountId),
    onSuccess: () => toast({ text: t('disconnect.done', { handle }) }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
    },
  });
  return (
    <Confirm
      title={t('disconnect.title', { handle })}
      open
      onClose={onClose}
      act={t('disconnect.confirm')}
      onAct={() => disconnect.mutate()}
      busy={disconnect.isPending}
    >
      <p>{t('disconnect.text')}</p>
      <p className={styles['take']}>
        <ExportLink accountId={accountId} />
        <span className={styles['soft']}>{t('connecting:leave.exportHint')}</span>
      </p>
    </Confirm>
  );
}
