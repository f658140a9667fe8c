import { useTranslation } from 'react-i18next';
import { Field } from '../design/field.tsx';

interface SecretFieldProps {
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (secret: string) => void;
}

/** An app password: pasted, used once. The browser is told not to keep it as the member's own. */
export function SecretField({ id, value, error, onChange }: SecretFieldProps) {
  const { t } = useTranslation('accounts');
  return (
    <Field
      id={id}
      label={t('connect.secret')}
      hint={t('connect.secretHint')}
      error={error}
      type="password"
      autoComplete="new-password"
      spellCheck={false}
      width="medium"
      maxLength={256}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
