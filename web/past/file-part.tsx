import { useTranslation } from 'react-i18next';
import type { PastResult, ReadingView } from '../../src/past/schema.ts';
import { Banner } from '../design/banner.tsx';
import styles from './past.module.css';

/** How the file was understood. */
export function FilePart({ reading, result: { file } }: { readonly reading: ReadingView; readonly result: PastResult }) {
  const { t, i18n } = useTranslation('past');
  const rows = (count: number) => ({ count, rows: count.toLocaleString(i18n.language) });
  const columns = Object.entries(file.columns)
    .map(([column, name]) => (name === column ? column : `${column} (${name ?? ''})`))
    .join(', ');
  return (
    <>
      {file.stoppedAt !== null && <Banner tone="held">{t('file.stopped', { rows: file.stoppedAt.toLocaleString(i18n.language) })}</Banner>}
      <ul className={styles['notes']}>
        <li>{t('file.rows', rows(file.rows))}</li>
        {file.undated > 0 && <li>{t('file.undated', rows(file.undated))}</li>}
        {file.duplicates > 0 && <li>{t('file.duplicates', rows(file.duplicates))}</li>}
        {reading.accountId === null && (
          <>
            <li>{t('file.columns', { columns })}</li>
            <li>
              {t('file.encoding', { encoding: file.encoding === 'windows-1252' ? 'Latin-1 / Windows-1252' : file.encoding.toUpperCase() })}
            </li>
          </>
        )}
      </ul>
    </>
  );
}
