import { useTranslation } from 'react-i18next';
import { Field } from '../design/field.tsx';
import type { NetworkName } from './connect-values.ts';

interface SecretFieldProps {
  readonly id: string;
  readonly network: NetworkName;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (secret: string) => void;
}

/** An app password or a token: pasted. The browser is told not to keep it as the member's own. */
export function SecretField({ id, network, value, error, onChange }: SecretFieldProps) {
  const { t } = useTranslation(['accounts', 'connecting']);
  const isPassword = network === 'bluesky';
  return (
    <Field
      id={id}
      label={isPassword ? t('connect.secret') : t('connecting:fields.token')}
      hint={isPassword ? t('connect.secretHint') : t('connecting:fields.tokenHint')}
      error={error}
      type="password"
      autoComplete="new-password"
      spellCheck={false}
      width="medium"
      maxLength={4_000}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
