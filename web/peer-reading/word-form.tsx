import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import styles from './peer-reading.module.css';

/** As the server keeps it. */
const LONGEST = 280;
const PROPOSALS = ['clear', 'patience', 'somebody', 'first', 'shorter', 'thought'] as const;

interface WordFormProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onSay: (word: string) => void;
  readonly onCancel: () => void;
}

/** A short word for a colleague, with beginnings that are kind by themselves. */
export function WordForm({ name, busy, onSay, onCancel }: WordFormProps) {
  const { t } = useTranslation(['peerReading', 'shell']);
  const [word, setWord] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const proposals = useId();
  useEffect(() => field.current?.focus(), []);
  const left = LONGEST - [...word.trim()].length;
  const ready = word.trim() !== '' && left >= 0;
  const propose = (text: string) => {
    setWord((typed) => (typed.trim() === '' ? text : `${typed.trimEnd()} ${text}`));
    field.current?.focus();
  };
  return (
    <form
      className={styles['write']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSay(word.trim());
      }}
    >
      <FieldFrame
        label={t('write.label', { name })}
        hint={t('write.hint', { name })}
        error={left < 0 ? t('write.over', { count: -left }) : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            ref={field}
            rows={3}
            className={form['input']}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            value={word}
            onChange={({ target }) => setWord(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onCancel();
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
      </FieldFrame>
      <div className={styles['proposals']} role="group" aria-labelledby={proposals}>
        <span id={proposals} className={styles['soft']}>
          {t('write.proposals')}
        </span>
        {PROPOSALS.map((one) => (
          <Button key={one} size="small" onClick={() => propose(t(`write.${one}`))}>
            {t(`write.${one}`).replace(/[\s:]+$/u, '…')}
          </Button>
        ))}
      </div>
      <div className={styles['acts']}>
        <Button type="submit" tone="primary" busy={busy} disabled={!ready}>
          {t('write.send')}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t('shell:cancel')}
        </Button>
        {left >= 0 && <span className={styles['soft']}>{t('write.left', { count: left })}</span>}
      </div>
    </form>
  );
}
