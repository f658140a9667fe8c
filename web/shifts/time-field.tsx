import { useTranslation } from 'react-i18next';
import { Field } from '../design/field.tsx';
import { readTime } from './wall-time.ts';

interface TimeFieldProps {
  readonly id?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** `14:00`, or whatever was typed. */
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/**
 * A time of day as one writes it: `14`, `14h30`, `2:30`. Not the browser's own field, which says it in the device's habits (`2:00 PM`) in the
 * middle of a French page.
 */
export function TimeField({ id, label, hint, error, value, onChange }: TimeFieldProps) {
  const { t } = useTranslation('shifts');
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      width="short"
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('take.timePlaceholder')}
      maxLength={8}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onChange(readTime(value) ?? value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(readTime(value) ?? value);
      }}
    />
  );
}
