import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import styles from './card.module.css';

interface ChipsFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly items: readonly string[];
  /** How an item is shown; itself by default. */
  readonly nameOf?: (item: string) => string;
  /** What was typed, as an item; null when it is none. */
  readonly read?: (typed: string) => string | null;
  readonly suggestions?: readonly string[];
  readonly most: number;
  readonly longest: number;
  readonly onChange: (items: string[]) => void;
}

/** A few words, each added with Enter, a comma or the button, and each with its own way out. */
export function ChipsField(props: ChipsFieldProps) {
  const {
    id,
    label,
    hint,
    error,
    items,
    nameOf = (item) => item,
    read = (typed) => typed,
    suggestions = [],
    most,
    longest,
    onChange,
  } = props;
  const { t } = useTranslation('people');
  const [typed, setTyped] = useState('');
  const isFull = items.length >= most;

  const add = () => {
    const words = typed.split(',').flatMap((one) => (one.trim() === '' ? [] : (read(one.trim()) ?? [])));
    const fresh = words.filter((word) => !items.some((item) => item.toLowerCase() === word.toLowerCase()));
    if (words.length === 0 && typed.trim() !== '') return;
    onChange([...items, ...fresh].slice(0, most));
    setTyped('');
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return;
    // Enter in an empty field sends the form, as everywhere.
    if (typed.trim() === '') return;
    event.preventDefault();
    add();
  };
  return (
    <div className={styles['chipsField']}>
      <FieldFrame id={id} label={label} hint={hint} error={error} width="medium">
        {({ describedBy, invalid }) => (
          <span className={form['reveal']}>
            <input
              id={id}
              className={form['input']}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              list={`${id}-list`}
              autoComplete="off"
              maxLength={longest}
              disabled={isFull}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={press}
              onBlur={add}
            />
            <Button onClick={add} disabled={isFull} aria-label={t('card.addLabel', { what: label })}>
              <Icon name="plus" size={16} /> {t('card.add')}
            </Button>
          </span>
        )}
      </FieldFrame>
      <datalist id={`${id}-list`}>
        {suggestions.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      {items.length > 0 && (
        <ul className={styles['chips']} aria-label={label}>
          {items.map((item) => (
            <li key={item}>
              <button
                type="button"
                className={styles['chip']}
                aria-label={t('card.removeLabel', { what: nameOf(item) })}
                onClick={() => onChange(items.filter((one) => one !== item))}
              >
                {nameOf(item)} <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
