import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { FindingWords } from '../guardrails/finding-words.tsx';
import { MarkedWords } from './marked-words.tsx';
import { partsOf } from './parts-of.ts';
import styles from './review.module.css';

/** What is answered, the words with what was found marked in them, and each finding in a sentence. */
export function ReviewWords({ review }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  const { subject } = review;
  const parts = partsOf(review);
  return (
    <>
      {subject.kind === 'reply' && (
        <div className={styles['answered']}>
          <p className={styles['soft']}>{subject.answeredText === '' ? t('card.answersGone') : t('card.answers')}</p>
          {subject.answeredText !== '' && <blockquote dir="auto">{subject.answeredText}</blockquote>}
        </div>
      )}
      <div className={styles['words']}>
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a part of a thread is its place
          <div key={index}>
            {parts.length > 1 && <p className={styles['soft']}>{t('card.part', { number: index + 1, count: parts.length })}</p>}
            <MarkedWords part={part} />
          </div>
        ))}
      </div>
      {review.findings.length > 0 && (
        <ul className={styles['findings']} aria-label={t('findings.label')}>
          {review.findings.map((finding) => (
            <li key={`${finding.why} ${finding.where.start} ${finding.where.end}`} data-level={finding.level}>
              <FindingWords finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
