import { useId, type ReactNode } from 'react';
import { Icon } from '../design/icon.tsx';
import form from '../design/field.module.css';
import styles from './access.module.css';

interface TicksProps<Value extends string> {
  readonly legend: string;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode; readonly hint?: string }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: Value[]) => void;
  readonly error?: string | undefined;
  /** The id of the first, where a summary of errors leads. */
  readonly id?: string;
}

/** Several of a few, all in sight; they keep the order in which they are shown. */
export function Ticks<Value extends string>({ legend, choices, chosen, onChange, error, id }: TicksProps<Value>) {
  const name = useId();
  const toggle = (value: Value) =>
    onChange(choices.map((one) => one.value).filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one))));
  return (
    <fieldset className={styles['ticks']} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend>{legend}</legend>
      {error !== undefined && (
        <p id={`${name}-error`} className={form['error']}>
          <Icon name="warning" size={16} /> {error}
        </p>
      )}
      {choices.map(({ value, label, hint }, index) => (
        <label key={value}>
          <input type="checkbox" id={index === 0 ? id : undefined} checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>
            {label}
            {hint !== undefined && <small>{hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
