import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface ChoicesProps<Value extends string> {
  readonly legend: ReactNode;
  readonly choices: readonly Choice<Value>[];
  /** Null: nothing is chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly layout?: 'column' | 'row';
  /** The id of the first choice, where a summary of errors leads. */
  readonly id?: string;
}

/** One of a few, all in sight. */
export function Choices<Value extends string>({
  legend,
  choices,
  value,
  onChange,
  hint,
  error,
  layout = 'column',
  id,
}: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset
      className={cx(styles['choices'], layout === 'row' && styles['choicesRow'], error !== undefined && styles['wrong'])}
      aria-describedby={cx(hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`) || undefined}
    >
      <legend className={styles['legend']}>{legend}</legend>
      {hint !== undefined && (
        <div id={`${name}-hint`} className={styles['hint']}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={`${name}-error`} className={styles['error']}>
          <Icon name="warning" size={16} /> {error}
        </p>
      )}
      {choices.map((choice, index) => (
        <label key={choice.value} className={styles['choice']}>
          <input
            type="radio"
            name={name}
            id={index === 0 ? id : undefined}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint !== undefined && <span>{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
