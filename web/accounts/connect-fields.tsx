import { useTranslation } from 'react-i18next';
import type { OfferedNetwork } from '../../src/accounts/schema-connecting.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import type { Form } from '../design/use-form.ts';
import { ApplicationFields } from './application-fields.tsx';
import type { Asked, ConnectValues, NetworkName } from './connect-values.ts';
import { SecretField } from './secret-field.tsx';
import styles from './connecting.module.css';

interface ConnectFieldsProps {
  readonly form: Form<ConnectValues>;
  readonly network: NetworkName;
  readonly offered: OfferedNetwork | undefined;
  readonly asked: readonly Asked[];
}

/** What is asked on the network that was chosen, by the way that was chosen. */
export function ConnectFields({ form, network, offered, asked }: ConnectFieldsProps) {
  const { t } = useTranslation(['connecting', 'accounts']);
  const { values, errors, set } = form;
  const kept = offered?.applications[0];
  const isTyped = { autoCapitalize: 'none', autoComplete: 'off', spellCheck: false, maxLength: 253 } as const;
  return (
    <>
      {network === 'x' && values.way === 'page' && kept !== undefined && !values.otherKeys && (
        <p className={styles['kept']}>
          {t('fields.keptKeys', { clientId: kept.clientId })}{' '}
          <Button size="small" tone="quiet" onClick={() => set('otherKeys', true)}>
            {t('fields.otherKeys')}
          </Button>
        </p>
      )}
      {asked.includes('keys') && offered !== undefined && <ApplicationFields form={form} redirectUrl={offered.redirectUrl} />}
      {asked.includes('server') && (
        <Field
          {...isTyped}
          id="connect-server"
          label={network === 'bluesky' ? t('accounts:connect.server') : t('fields.server')}
          hint={network === 'mastodon' || network === 'x' ? t(`fields.serverHint.${network}`) : t('accounts:connect.serverHint')}
          error={errors.server}
          inputMode="url"
          value={values.server}
          onChange={(event) => set('server', event.target.value)}
        />
      )}
      {asked.includes('handle') && (
        <Field
          {...isTyped}
          id="connect-handle"
          label={t('accounts:connect.handle')}
          hint={network === 'practice' ? t('accounts:connect.handlePracticeHint') : t('accounts:connect.handleHint')}
          error={errors.handle}
          value={values.handle}
          onChange={(event) => set('handle', event.target.value)}
        />
      )}
      {asked.includes('secret') && (
        <SecretField
          id="connect-secret"
          network={network}
          error={errors.secret}
          value={values.secret}
          onChange={(secret) => set('secret', secret)}
        />
      )}
    </>
  );
}
