import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, beginReconnection, networksQuery, reconnectAccount } from '../api/accounts.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import type { Way } from './connect-values.ts';
import { SecretField } from './secret-field.tsx';
import { namedAsToken } from './use-connecting.ts';
import styles from './accounts.module.css';

interface Values {
  readonly way: Way;
  readonly secret: string;
}

/** Opens a new session for an account that its network refused. */
export function ReconnectDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'connecting', 'shell']);
  const client = useQueryClient();
  const { network, handle, accountId } = account;
  const { data: networks } = useQuery(networksQuery);
  const hasPages = networks?.find((one) => one.network === network)?.hasPages === true;
  const refused = useRefusal<Values>(['secret'], { 'wrong-secret': 'secret', 'wrong-token': 'secret', 'other-identity': 'secret' });
  const needsSecret = (way: Way) => network !== 'practice' && way === 'secret';
  const state = useForm<Values>({
    initial: { way: network === 'mastodon' || network === 'x' ? 'page' : 'secret', secret: '' },
    check: ({ way, secret }) => (needsSecret(way) && secret.trim() === '' ? { secret: wrongSecret } : {}),
    refused,
    send: async ({ way, secret }) => {
      if (way === 'page') {
        location.assign((await beginReconnection(accountId)).url);
        return await new Promise(() => {});
      }
      await reconnectAccount(accountId, secret.trim()).catch(namedAsToken(network));
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast({ text: t('reconnect.done', { handle }) });
      onClose();
    },
  });
  const wrongSecret = network === 'bluesky' ? t('connect.wrongSecret') : t('connecting:fields.wrongToken');
  const { way } = state.values;
  return (
    <Dialog title={t('reconnect.title', { handle })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[['secret', 'reconnect-secret']]} />
        <p>{t('reconnect.text')}</p>
        {network !== 'practice' && hasPages && (
          <Choices
            legend={t('connecting:way.legend')}
            choices={[
              { value: 'page', label: t('connecting:way.page'), hint: t('connecting:reconnect.page', { handle }) },
              { value: 'secret', label: t('connecting:way.secret'), hint: t(`connecting:way.secretHint.${network}`) },
            ]}
            value={way}
            onChange={(chosen) => state.set('way', chosen)}
          />
        )}
        {needsSecret(way) && (
          <SecretField
            id="reconnect-secret"
            network={network}
            error={state.errors.secret}
            value={state.values.secret}
            onChange={(secret) => state.set('secret', secret)}
          />
        )}
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {way === 'page' ? t('connecting:go') : t('reconnect.act')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
        <p role="status" className={styles['status']}>
          {state.sending && t(way === 'page' ? 'connecting:going' : 'connect.working')}
        </p>
      </form>
    </Dialog>
  );
}
