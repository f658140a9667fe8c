import { useTranslation } from 'react-i18next';
import type { Presence } from '../../src/past/schema.ts';
import { dayIn } from './figures.ts';
import styles from './past.module.css';

/** When the account said nothing for a week or more. */
export function GapsPart({ presence: { gaps } }: { readonly presence: Presence }) {
  const { t, i18n } = useTranslation('past');
  if (gaps === null) return <p className={styles['soft']}>{t('gaps.unknown')}</p>;
  if (gaps.length === 0) return <p>{t('gaps.none')}</p>;
  return (
    <>
      <p>{t('gaps.intro', { count: gaps.length })}</p>
      <ul className={styles['gaps']}>
        {gaps.map(({ from, until, days }) => (
          <li key={from}>
            {t('gaps.one', { from: dayIn(from, i18n.language), until: dayIn(until, i18n.language) })}{' '}
            <b>{t('gaps.days', { count: days })}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
