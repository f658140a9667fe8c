import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, reconnectAccount } from '../api/accounts.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { SecretField } from './secret-field.tsx';
import styles from './accounts.module.css';

interface Values {
  readonly secret: string;
}

/** Opens a new session for an account that its network refused. */
export function ReconnectDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'shell']);
  const client = useQueryClient();
  const needsSecret = account.network !== 'practice';
  const refused = useRefusal<Values>(['secret'], { 'wrong-secret': 'secret', 'other-identity': 'secret' });
  const state = useForm<Values>({
    initial: { secret: '' },
    check: ({ secret }) => (needsSecret && secret.trim() === '' ? { secret: t('connect.wrongSecret') } : {}),
    refused,
    send: async ({ secret }) => {
      await reconnectAccount(account.accountId, secret.trim());
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast({ text: t('reconnect.done', { handle: account.handle }) });
      onClose();
    },
  });
  return (
    <Dialog title={t('reconnect.title', { handle: account.handle })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[['secret', 'reconnect-secret']]} />
        <p>{t('reconnect.text')}</p>
        {needsSecret && (
          <SecretField
            id="reconnect-secret"
            error={state.errors.secret}
            value={state.values.secret}
            onChange={(secret) => state.set('secret', secret)}
          />
        )}
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('reconnect.act')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
        <p role="status" className={styles['status']}>
          {state.sending && t('connect.working')}
        </p>
      </form>
    </Dialog>
  );
}
