import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { FieldFrame } from '../design/field.tsx';
import styles from '../design/field.module.css';
import { PASSPHRASE_MAXIMUM, PASSPHRASE_MINIMUM } from './form-rules.ts';

interface PassphraseFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** A new one is measured; one that is known already is not. */
  readonly kind: 'new' | 'current';
}

/** A passphrase: hidden, shown on demand, pasted freely; measured by its length in words. */
export function PassphraseField({ id, label, value, onChange, error, kind }: PassphraseFieldProps) {
  const { t } = useTranslation('people');
  const [shown, setShown] = useState(false);
  const meter = useId();
  const isNew = kind === 'new';
  return (
    <FieldFrame id={id} label={label} error={error} {...(isNew && { hint: t('fields.passphraseHint', { count: PASSPHRASE_MINIMUM }) })}>
      {(control) => (
        <>
          <span className={styles['reveal']}>
            <input
              id={control.id}
              className={styles['input']}
              type={shown ? 'text' : 'password'}
              autoComplete={isNew ? 'new-password' : 'current-password'}
              autoCapitalize="none"
              spellCheck={false}
              maxLength={PASSPHRASE_MAXIMUM}
              value={value}
              onChange={(event) => onChange(event.target.value)}
              aria-describedby={cx(control.describedBy, isNew && meter)}
              aria-invalid={control.invalid || undefined}
            />
            <Button onClick={() => setShown(!shown)} aria-label={shown ? t('passphrase.hideLabel') : t('passphrase.showLabel')}>
              {shown ? t('passphrase.hide') : t('passphrase.show')}
            </Button>
          </span>
          {isNew && <Length id={meter} length={value.length} />}
        </>
      )}
    </FieldFrame>
  );
}

/** From here on, guessing takes longer than anybody has. */
const LONG = 20;

function Length({ id, length }: { readonly id: string; readonly length: number }) {
  const { t } = useTranslation('people');
  const enough = length >= PASSPHRASE_MINIMUM;
  const words = enough
    ? length >= LONG
      ? t('passphrase.long')
      : t('passphrase.enough')
    : t('passphrase.missing', { count: PASSPHRASE_MINIMUM - length });
  return (
    <span className={styles['meter']} id={id}>
      <span className={cx(styles['meterBar'], enough && styles['meterEnough'])} aria-hidden="true">
        <span style={{ width: `${Math.min(100, (length / LONG) * 100)}%` }} />
      </span>
      {length > 0 && <span aria-live="polite">{words}</span>}
    </span>
  );
}
