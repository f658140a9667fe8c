import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, connectAccount } from '../api/accounts.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm, type FormErrors } from '../design/use-form.ts';
import { isBlank } from '../people/form-rules.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { SecretField } from './secret-field.tsx';
import styles from './accounts.module.css';

const BLUESKY_SERVER = 'https://bsky.social';
const FIELDS = [
  ['network', 'connect-network'],
  ['server', 'connect-server'],
  ['handle', 'connect-handle'],
  ['secret', 'connect-secret'],
] as const;

interface Values {
  readonly network: AccountView['network'] | null;
  readonly server: string;
  readonly handle: string;
  readonly secret: string;
}

interface ConnectDialogProps {
  readonly onClose: () => void;
  /** One that was disconnected, to be connected again. */
  readonly account?: AccountView;
}

/** Connects an account of a network. No network is chosen beforehand: a wrong one could speak in public. */
export function ConnectDialog({ onClose, account }: ConnectDialogProps) {
  const { t } = useTranslation(['accounts', 'shell']);
  const client = useQueryClient();
  const check = useConnectRules();
  const refused = useRefusal<Values>(['server', 'handle', 'secret'], {
    'wrong-handle': 'handle',
    'already-connected': 'handle',
    'wrong-secret': 'secret',
    'invalid-address': 'server',
    'not-this-network': 'server',
  });
  const state = useForm<Values>({
    initial: { network: account?.network ?? null, server: account?.server || BLUESKY_SERVER, handle: account?.handle ?? '', secret: '' },
    check,
    refused,
    send: async ({ network, server, handle, secret }) => {
      if (network === null) return;
      const plain = handle.trim().replace(/^@/u, '');
      const request =
        network === 'practice'
          ? { network, server: '', handle: plain, secret: '' }
          : { network, server, handle: plain, secret: secret.trim() };
      const connected = await connectAccount(request);
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast({ text: t('connect.connected', { handle: connected.handle }) });
      onClose();
    },
  });
  const { values, errors, set } = state;
  return (
    <Dialog title={t('connect.title')} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={FIELDS} />
        <Choices
          id="connect-network"
          legend={t('connect.network')}
          error={errors.network}
          choices={[
            { value: 'practice', label: t('connect.practice'), hint: t('connect.practiceHint') },
            { value: 'bluesky', label: t('connect.bluesky'), hint: t('connect.blueskyHint') },
          ]}
          value={values.network}
          onChange={(network) => set('network', network)}
        />
        {values.network === 'bluesky' && (
          <Field
            id="connect-server"
            label={t('connect.server')}
            hint={t('connect.serverHint')}
            error={errors.server}
            type="url"
            inputMode="url"
            maxLength={253}
            value={values.server}
            onChange={(event) => set('server', event.target.value)}
          />
        )}
        {values.network !== null && (
          <Field
            id="connect-handle"
            label={t('connect.handle')}
            hint={values.network === 'practice' ? t('connect.handlePracticeHint') : t('connect.handleHint')}
            error={errors.handle}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            maxLength={253}
            value={values.handle}
            onChange={(event) => set('handle', event.target.value)}
          />
        )}
        {values.network === 'bluesky' && (
          <SecretField id="connect-secret" error={errors.secret} value={values.secret} onChange={(secret) => set('secret', secret)} />
        )}
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('connect.submit')}
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

function useConnectRules(): (values: Values) => FormErrors<Values> {
  const { t } = useTranslation('accounts');
  return ({ network, server, handle, secret }) => ({
    ...(network === null && { network: t('connect.wrongNetwork') }),
    ...(network !== null && isBlank(handle) && { handle: t('connect.wrongHandle') }),
    ...(network === 'bluesky' && isBlank(server) && { server: t('connect.wrongServer') }),
    ...(network === 'bluesky' && isBlank(secret) && { secret: t('connect.wrongSecret') }),
  });
}
