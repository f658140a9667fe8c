import { useTranslation } from 'react-i18next';
import type { Presence } from '../../src/past/schema.ts';
import { useClock } from '../design/relative-time.tsx';
import { cx } from '../design/cx.ts';
import { momentDayIn, percentIn } from './figures.ts';
import styles from './past.module.css';

/** The plain sentence about the account, and over what time. */
export function VerdictPart({ presence }: { readonly presence: Presence }) {
  const { t, i18n } = useTranslation('past');
  const { zone } = useClock();
  const language = i18n.language;
  const { verdict, replies, posts, from, until } = presence;
  const ours = posts.ours ?? 0;
  const values = {
    count: replies?.count ?? 0,
    replies: (replies?.count ?? 0).toLocaleString(language),
    ours: ours.toLocaleString(language),
    share: percentIn(replies?.share ?? 0, language),
  };
  const bad = verdict.kind === 'only-broadcasts' || verdict.kind === 'mostly-broadcasts';
  const period =
    from === null || until === null
      ? t('verdict.undatedPeriod')
      : t('verdict.period', { from: momentDayIn(from, language, zone), until: momentDayIn(until, language, zone) });
  return (
    <div className={cx(styles['verdict'], bad && styles['verdictBad'])}>
      <p className={styles['verdictWords']}>{ours === 0 ? t('replies.none') : t(`verdict.${verdict.kind}`, values)}</p>
      {verdict.caution !== null && <p>{t('verdict.caution')}</p>}
      <p className={styles['soft']}>
        {period} · {t('verdict.ours', { count: ours })}
      </p>
    </div>
  );
}
