import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { Icon } from '../design/icon.tsx';
import { toast } from '../design/toast.tsx';
import type { Form } from '../design/use-form.ts';
import type { ConnectValues } from './connect-values.ts';
import styles from './connecting.module.css';

const KEYS = ['clientId', 'clientSecret', 'applicationToken', 'webhookSecret'] as const;
const HINTS = { clientSecret: 'clientSecretHint', applicationToken: 'applicationTokenHint', webhookSecret: 'webhookSecretHint' } as const;

interface ApplicationFieldsProps {
  readonly form: Form<ConnectValues>;
  /** Where the network sends the browser back to. */
  readonly redirectUrl: string;
}

/** The keys of the owner's own application, and the address that its developer pages want to know. */
export function ApplicationFields({ form, redirectUrl }: ApplicationFieldsProps) {
  const { t } = useTranslation('connecting');
  const copy = async () => {
    await navigator.clipboard.writeText(redirectUrl);
    toast({ text: t('fields.copied') });
  };
  return (
    <>
      <div className={styles['redirect']}>
        <span>{t('fields.redirect')}</span>
        <code>{redirectUrl}</code>
        <Button size="small" onClick={() => void copy()}>
          <Icon name="copy" size={16} /> {t('fields.copy')}
        </Button>
      </div>
      {KEYS.map((key) => (
        <Field
          key={key}
          id={`connect-${key}`}
          label={t(`fields.${key}`)}
          hint={key === 'clientId' ? undefined : t(`fields.${HINTS[key]}`)}
          error={form.errors[key]}
          type={key === 'clientId' ? 'text' : 'password'}
          autoComplete={key === 'clientId' ? 'off' : 'new-password'}
          spellCheck={false}
          maxLength={4_000}
          value={form.values[key]}
          onChange={(event) => form.set(key, event.target.value)}
        />
      ))}
    </>
  );
}
