import { useTranslation } from 'react-i18next';
import type { WeekView } from '../../src/shifts/schema.ts';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { useClock } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { useWallWords } from './use-wall-words.ts';
import { dateOf, timeOf, wallTime } from './wall-time.ts';
import { piecesOf } from './week-layout.ts';
import type { Piece } from './week-layout.ts';
import { UnplannedRows, unplannedOn } from './week-unplanned.tsx';
import styles from './week.module.css';

interface WeekListProps {
  readonly week: WeekView;
  readonly onOpen: ((piece: Piece) => void) | undefined;
}

/** The week as a list, day by day: where there is no room for a grid. */
export function WeekList({ week, onOpen }: WeekListProps) {
  const { t } = useTranslation('shifts');
  const { now, zone } = useClock();
  const say = useWallWords();
  const pieces = piecesOf(
    week.occurrences,
    week.days.map(({ date }) => date),
  );
  const today = dateOf(wallTime(now, zone));
  const gapsOn = (date: string) => week.gaps.filter(({ startsAt }) => dateOf(wallTime(Date.parse(startsAt), zone)) === date);
  const hour = (at: string) => say.time(timeOf(wallTime(Date.parse(at), zone)));
  return (
    <ol className={styles['list']}>
      {week.days.map(({ date, holiday }) => {
        const begun = (pieces.get(date) ?? []).filter(({ first }) => first);
        return (
          <li key={date} data-today={date === today || undefined}>
            <h3>
              {say.day(date)}
              {holiday !== null && <span>{holiday}</span>}
            </h3>
            {begun.length === 0 && unplannedOn({ week, date, zone }).length === 0 && <p className={styles['free']}>{t('week.freeDay')}</p>}
            <ul>
              {begun.map((piece) => (
                <ListedShift key={piece.key} piece={piece} onOpen={onOpen} />
              ))}
              <UnplannedRows week={week} date={date} zone={zone} />
              {gapsOn(date).map(({ startsAt, endsAt }) => (
                <li key={startsAt} className={styles['listGap']}>
                  {t('week.gap', { from: hour(startsAt), to: hour(endsAt) })}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

function ListedShift({ piece, onOpen }: { readonly piece: Piece; readonly onOpen: WeekListProps['onOpen'] }) {
  const { t } = useTranslation('shifts');
  const { occurrence } = piece;
  const person = usePeople()(occurrence.memberId);
  const say = useWallWords();
  const content = (
    <>
      <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} size={28} />
      <strong>{person.name}</strong>
      <span>
        {say.time(timeOf(occurrence.localStart))} – {say.time(timeOf(occurrence.localEnd))}
      </span>
      {occurrence.repeated && <span className="visually-hidden">{t('week.repeated')}</span>}
    </>
  );
  return (
    <li>
      {onOpen === undefined ? (
        <div className={styles['listed']}>{content}</div>
      ) : (
        <button type="button" className={cx(styles['listed'])} onClick={() => onOpen(piece)}>
          {content}
        </button>
      )}
    </li>
  );
}
