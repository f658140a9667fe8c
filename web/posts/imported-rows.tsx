import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { at, useAccountsById } from '../inbox/use-people.ts';
import type { Texts } from '../i18n/texts.ts';
import type { ImportedRow } from './requests-calendar.ts';
import { useSaidWall } from './said-wall.ts';
import styles from './calendar-more.module.css';

/** More rows than these are summed up only: what needs somebody's eyes stands first. */
const MOST_SHOWN = 200;
const ORDER: Readonly<Record<ImportedRow['becomes'], number>> = { refused: 0, draft: 1, planned: 2, there: 3 };
type Because = keyof Texts['calendar']['files']['because'];

/** What becomes of each row, by its line in the file, and why. */
export function ImportedRows({ rows, made }: { readonly rows: readonly ImportedRow[]; readonly made: boolean }) {
  const { t } = useTranslation('calendar');
  const sorted = rows.toSorted((one, other) => ORDER[one.becomes] - ORDER[other.becomes] || one.place - other.place);
  if (rows.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is moved by the keyboard
    <ol className={styles['rows']} tabIndex={0}>
      {sorted.slice(0, MOST_SHOWN).map((row) => (
        <Row key={row.place} row={row} made={made} />
      ))}
      {rows.length > MOST_SHOWN && <li>{t('files.more', { count: rows.length - MOST_SHOWN })}</li>}
    </ol>
  );
}

function Row({ row, made }: { readonly row: ImportedRow; readonly made: boolean }) {
  const { t, i18n } = useTranslation('calendar');
  const accounts = useAccountsById();
  const said = useSaidWall();
  const { line, becomes, because, local, accountIds, text, postId } = row;
  const known = because !== null && i18n.exists(`calendar:files.because.${because.kind}`);
  const why = because === null ? null : t(`files.because.${(known ? because.kind : 'other') as Because}`, { ...because });
  const names = accountIds.map((id) => at(accounts.get(id)?.handle ?? '…')).join(', ');
  return (
    <li data-becomes={becomes}>
      <span>{t('files.line', { line })}</span>
      <div>
        <p>
          <b>{why === null ? t(`files.becomes.${becomes}`) : t('files.why', { becomes: t(`files.becomes.${becomes}`), why })}</b>
        </p>
        <p>
          {[local === null ? '' : said(local), names].filter((part) => part !== '').join(' · ')} {text}
        </p>
        {postId !== null && (made || becomes === 'there') && (
          <Link to="/micro/$postId" params={{ postId }}>
            {t('files.see')}
          </Link>
        )}
      </div>
    </li>
  );
}
