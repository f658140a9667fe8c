import { useTranslation } from 'react-i18next';
import type { ReadingWithResult } from '../../src/past/schema.ts';
import { brokenRowsAddress } from '../api/past.ts';
import { Banner } from '../design/banner.tsx';
import { buttonClass } from '../design/button.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import styles from './past.module.css';

/** The rows that could not be read: how many, which, why, and all of them to download. */
export function BrokenRows({ reading }: { readonly reading: ReadingWithResult }) {
  const { t, i18n } = useTranslation('past');
  const { brokenCount, brokenRows } = reading;
  if (brokenCount === 0) return null;
  const title = t('file.broken', { count: brokenCount, rows: brokenCount.toLocaleString(i18n.language) });
  if (brokenRows.length === 0) {
    return (
      <Banner tone="held" title={title}>
        {t('file.brokenForgotten')}
      </Banner>
    );
  }
  return (
    <>
      <Banner
        tone="held"
        title={title}
        action={
          <a href={brokenRowsAddress(reading.readingId)} download className={buttonClass('plain', 'small')}>
            {t('file.download')}
          </a>
        }
      >
        {t('file.brokenText')}
      </Banner>
      <ScrollFrame label={t('file.brokenTable')}>
        <table className={styles['table']}>
          <caption>{t('file.brokenTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('file.line')}</th>
              <th scope="col">{t('file.reason')}</th>
              <th scope="col">{t('file.raw')}</th>
            </tr>
          </thead>
          <tbody>
            {brokenRows.map(({ line, reason, raw }) => (
              <tr key={line}>
                <th scope="row">{line.toLocaleString(i18n.language)}</th>
                <td>{t(`reasons.${reason}`)}</td>
                <td className={styles['raw']}>{raw.slice(0, 200)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {brokenCount > brokenRows.length && <p className={styles['soft']}>{t('file.shown', { count: brokenRows.length })}</p>}
    </>
  );
}
