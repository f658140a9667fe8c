import { useEffect, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from './use-form.ts';
import styles from './field.module.css';

interface ErrorSummaryProps<Values> {
  readonly form: Form<Values>;
  /** The id of the control of each field, in the order of the page. */
  readonly fields: readonly (readonly [field: keyof Values & string, controlId: string])[];
}

/** All that is wrong, at the top, each a link to its field. Takes the focus when an attempt was refused. */
export function ErrorSummary<Values>({ form, fields }: ErrorSummaryProps<Values>) {
  const { t } = useTranslation('shell');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form.attempt > 0) box.current?.focus();
  }, [form.attempt]);
  const wrong = fields.filter(([field]) => form.errors[field] !== undefined);
  if (wrong.length === 0 && form.refusal === undefined) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles['summary']}>
      <h2>{t('form.problem')}</h2>
      {form.refusal !== undefined && <p>{form.refusal}</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([field, controlId]) => (
            <li key={field}>
              <a href={`#${controlId}`} onClick={(event) => goTo(event, controlId)}>
                {form.errors[field]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function goTo(event: MouseEvent, controlId: string): void {
  event.preventDefault();
  const control = document.getElementById(controlId);
  control?.scrollIntoView({ block: 'center' });
  control?.focus();
}
