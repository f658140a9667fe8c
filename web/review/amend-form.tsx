import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { Button } from '../design/button.tsx';
import { Findings } from '../guardrails/findings.tsx';
import { Difference } from './difference.tsx';
import { partsOf } from './parts-of.ts';
import { useFormKeys } from './use-form-keys.ts';
import { useReviewRefusal } from './use-review-refusal.ts';
import { isMended, type useVerdict } from './use-verdict.ts';
import styles from './review.module.css';

interface AmendFormProps {
  readonly review: ReviewView;
  /** Of their author. */
  readonly name: string;
  readonly verdict: ReturnType<typeof useVerdict>;
  readonly onCancel: () => void;
}

/** The words changed in place, with what changes shown under them, before they leave so. */
export function AmendForm({ review, name, verdict, onCancel }: AmendFormProps) {
  const { t } = useTranslation('review');
  const first = partsOf(review).map(({ text }) => text);
  const [parts, setParts] = useState(first);
  const refusal = useReviewRefusal();
  const hint = useId();
  const send = () => {
    const [only = ''] = parts;
    verdict.mutate({ kind: 'amended', words: parts.length === 1 ? { text: only } : { parts } });
  };
  useFormKeys(t('act.saveAmended'), { send, leave: onCancel });
  return (
    <form className={styles['form']} onSubmit={(event) => (event.preventDefault(), send())}>
      {parts.map((text, index) => (
        <AmendPart
          // oxlint-disable-next-line react/no-array-index-key -- a part of a thread is its place
          key={index}
          review={review}
          label={parts.length === 1 ? t('act.words', { name }) : t('act.wordsOfPart', { number: index + 1, count: parts.length })}
          describedBy={hint}
          text={text}
          first={index === 0}
          onText={(next) => setParts(parts.with(index, next))}
        />
      ))}
      <p id={hint} className={styles['soft']}>
        {t('act.amendHint', { name })}
      </p>
      <section className={styles['difference']} aria-label={t('card.difference')}>
        <p className={styles['soft']}>{t('card.difference')}</p>
        <Difference before={first.join('\n\n')} after={parts.join('\n\n')} />
      </section>
      {isMended(verdict.error) && (
        <p role="alert" className={styles['refusal']}>
          {refusal(verdict.error)}
        </p>
      )}
      <div className={styles['acts']}>
        <Button tone="primary" type="submit" busy={verdict.isPending}>
          {t('act.saveAmended')}
        </Button>
        <Button onClick={onCancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  );
}

interface AmendPartProps {
  readonly review: ReviewView;
  readonly label: string;
  readonly describedBy: string;
  readonly text: string;
  /** Where one begins to write. */
  readonly first: boolean;
  readonly onText: (text: string) => void;
}

function AmendPart({ review: { subject, accountIds }, label, describedBy, text, first, onText }: AmendPartProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const place =
    subject.kind === 'reply'
      ? { conversationId: subject.conversationId, replyToMessageId: subject.replyToMessageId }
      : { exceptPostId: subject.postId };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        value={text}
        rows={3}
        maxLength={50_000}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for just now, by its button or its key
        autoFocus={first}
        aria-describedby={describedBy}
        onChange={(event) => onText(event.target.value)}
      />
      <Findings field={field} accountIds={accountIds} text={text} {...place} />
    </div>
  );
}
