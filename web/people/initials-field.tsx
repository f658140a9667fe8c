import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { proposeInitials } from '../api/people.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { INITIALS_MAXIMUM } from './form-rules.ts';
import styles from './card.module.css';

interface InitialsFieldProps {
  readonly memberId: string;
  readonly value: string;
  readonly error: string | undefined;
  /** Initials that the server offered when it refused others. */
  readonly offered: readonly string[];
  readonly onChange: (initials: string) => void;
}

/** Initials, and others that are free for who has the same as somebody else. */
export function InitialsField({ memberId, value, error, offered, onChange }: InitialsFieldProps) {
  const { t } = useTranslation('people');
  const sentence = useFailureSentence();
  const asked = useMutation({
    mutationFn: () => proposeInitials(memberId),
    onError: (refusal) => toast({ text: sentence(refusal), tone: 'urgent' }),
  });
  const proposals = asked.data ?? offered;
  return (
    <div className={styles['chipsField']}>
      <Field
        id="initials"
        label={t('fields.initials')}
        hint={t('fields.initialsHint')}
        error={error}
        width="short"
        autoComplete="off"
        maxLength={4 * INITIALS_MAXIMUM}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={styles['chips']} role="group" aria-label={t('card.freeInitials')} aria-live="polite">
        {proposals.map((one) => (
          <button key={one} type="button" className={styles['chip']} aria-pressed={one === value} onClick={() => onChange(one)}>
            {one}
          </button>
        ))}
        {proposals.length === 0 && (
          <Button tone="quiet" size="small" busy={asked.isPending} onClick={() => asked.mutate()}>
            {t('card.proposeInitials')}
          </Button>
        )}
      </div>
    </div>
  );
}
