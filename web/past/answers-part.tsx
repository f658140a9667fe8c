import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../../src/past/schema.ts';
import { percentIn } from './figures.ts';
import { ShareBar } from './share-bar.tsx';
import styles from './past.module.css';

/** Whether people were answered, and how fast; or why that is not known. */
export function AnswersPart({ presence }: { readonly presence: Presence }) {
  const { t, i18n } = useTranslation('past');
  const { received, questions, delay, posts } = presence;
  if (received === null || questions === null) {
    return <p className={styles['soft']}>{t(posts.theirs === null || posts.theirs === 0 ? 'answers.oneSide' : 'answers.noLinks')}</p>;
  }
  const rows = [
    { name: t('answers.questions'), part: questions },
    { name: t('answers.received'), part: received },
  ];
  return (
    <>
      <dl className={styles['figures']}>
        {rows.map(({ name, part }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b>{part.share === null ? '–' : percentIn(part.share, i18n.language)}</b>
              <span className={styles['soft']}>
                {t('answers.of', { part: part.answered.toLocaleString(i18n.language), whole: part.count.toLocaleString(i18n.language) })}
              </span>
            </dd>
          </div>
        ))}
        {delay !== null && (
          <>
            <Delay name={t('answers.median')} words={durationIn(t, delay.medianSeconds)} />
            <Delay name={t('answers.p90')} words={durationIn(t, delay.p90Seconds)} />
          </>
        )}
      </dl>
      <ShareBar
        parts={[
          { name: t('answers.questions'), count: questions.answered, look: 'accent' },
          { name: t('answers.unanswered'), count: questions.count - questions.answered, look: 'line' },
        ]}
        words={({ count }) => count.toLocaleString(i18n.language)}
      />
      <p className={styles['soft']}>{t('answers.questionNote')}</p>
    </>
  );
}

function Delay({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{words}</b>
      </dd>
    </div>
  );
}

function durationIn(t: TFunction<'past'>, seconds: number): string {
  if (seconds < 90) return t('answers.seconds', { count: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t('answers.minutes', { count: minutes });
  if (minutes < 36 * 60) return t('answers.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
  return t('answers.days', { count: Math.round(minutes / 1_440) });
}
