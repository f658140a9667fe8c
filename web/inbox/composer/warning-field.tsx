import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import styles from './composer.module.css';

/** As many as the server takes. */
const LONGEST = 200;

interface WarningFieldProps {
  readonly words: string;
  readonly locked: boolean;
  /** It has just been asked for. */
  readonly wanted: boolean;
  readonly onType: (words: string) => void;
  readonly onLeave: () => void;
}

/** The words behind which the reply is folded; they count in its length. */
export function WarningField({ words, locked, wanted, onType, onLeave }: WarningFieldProps) {
  const { t } = useTranslation('messages');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);
  return (
    <div className={styles['warning']}>
      <label htmlFor={id}>
        <Icon name="fold" size={16} />
        {t('warning.label')}
      </label>
      <input
        ref={field}
        id={id}
        value={words}
        maxLength={LONGEST}
        dir="auto"
        autoComplete="off"
        readOnly={locked}
        placeholder={t('warning.placeholder')}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
      />
    </div>
  );
}

/** Has the reply folded behind words, or not. */
export function WarningToggle({ on, onToggle }: { readonly on: boolean; readonly onToggle: () => void }) {
  const { t } = useTranslation('messages');
  return (
    <button type="button" className={cx(styles['reachChoice'], on && styles['warned'])} aria-pressed={on} onClick={onToggle}>
      <Icon name="fold" size={16} />
      {t('warning.label')}
    </button>
  );
}
