import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { useFormKeys } from './use-form-keys.ts';
import type { useVerdict } from './use-verdict.ts';
import styles from './review.module.css';

interface RefuseFormProps {
  /** Of their author. */
  readonly name: string;
  readonly verdict: ReturnType<typeof useVerdict>;
  readonly onCancel: () => void;
}

const PROPOSALS = ['tone', 'wait', 'personal', 'moment'] as const;

/** A word for whoever wrote: the words go back with it. */
export function RefuseForm({ name, verdict, onCancel }: RefuseFormProps) {
  const { t } = useTranslation('review');
  const [word, setWord] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const send = () => {
    setMissing(word.trim() === '');
    if (word.trim() === '') return field.current?.focus();
    verdict.mutate({ kind: 'refused', word });
  };
  useFormKeys(t('act.refuseAct', { name }), { send, leave: onCancel });
  return (
    <form className={styles['form']} onSubmit={(event) => (event.preventDefault(), send())}>
      <div className={styles['field']}>
        <label htmlFor={id}>{t('act.refuseTitle', { name })}</label>
        <p id={`${id}-hint`} className={styles['soft']}>
          {t('act.refuseHint')}
        </p>
        {missing && (
          <p id={`${id}-error`} role="alert" className={styles['refusal']}>
            {t('act.wordMissing')}
          </p>
        )}
        <textarea
          ref={field}
          id={id}
          value={word}
          rows={2}
          maxLength={1_000}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for just now, by its button or its key
          autoFocus
          aria-describedby={`${id}-hint ${id}-error`}
          aria-invalid={missing || undefined}
          onChange={(event) => setWord(event.target.value)}
        />
      </div>
      <fieldset className={styles['proposals']}>
        <legend className={styles['soft']}>{t('proposals.label')}</legend>
        {PROPOSALS.map((one) => (
          <button
            key={one}
            type="button"
            onClick={() => {
              setWord(t(`proposals.${one}`));
              field.current?.focus();
            }}
          >
            {t(`proposals.${one}`)}
          </button>
        ))}
      </fieldset>
      <div className={styles['acts']}>
        <Button tone="primary" type="submit" busy={verdict.isPending}>
          {t('act.refuseAct', { name })}
        </Button>
        <Button onClick={onCancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  );
}
