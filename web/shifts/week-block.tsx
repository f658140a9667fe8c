import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftView } from '../../src/shifts/schema.ts';
import { colourOf } from '../design/colour-of.ts';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { useWallWords } from './use-wall-words.ts';
import { timeOf } from './wall-time.ts';
import { DAY_MINUTES } from './week-layout.ts';
import type { Piece } from './week-layout.ts';
import styles from './week.module.css';

interface WeekBlockProps {
  readonly piece: Piece;
  /** What became of it; undefined while nothing has. */
  readonly shift: ShiftView | undefined;
  readonly dragged: boolean;
  /** Undefined for who may not plan. */
  readonly onOpen: (() => void) | undefined;
  readonly onGrip: (event: PointerEvent, kind: 'move' | 'stretch') => void;
}

/** One planned shift in the grid (or the part of it that a day holds). */
export function WeekBlock({ piece, shift, dragged, onOpen, onGrip }: WeekBlockProps) {
  const { t } = useTranslation('shifts');
  const { occurrence, from, to, lane, lanes } = piece;
  const person = usePeople()(occurrence.memberId);
  const say = useWallWords();
  const [start, end] = [say.time(timeOf(occurrence.localStart)), say.time(timeOf(occurrence.localEnd))];
  const absent = shift?.state === 'absent' || shift?.state === 'missed';
  const told = [
    ...(shift?.state === 'missed' ? [t('week.missed')] : shift?.state === 'absent' ? [t('week.absent')] : []),
    ...(occurrence.changed ? [t('week.changed')] : []),
  ];
  const notes = [...told, ...(occurrence.repeated ? [t('week.repeated')] : [])];
  const style = {
    top: `${(from / DAY_MINUTES) * 100}%`,
    height: `${((to - from) / DAY_MINUTES) * 100}%`,
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
    '--who': colourOf(occurrence.memberId),
  };
  const content = (
    <>
      <span className={styles['blockWho']}>
        <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} size={20} />
        <strong>{person.name}</strong>
        {absent && <Icon name="warning" size={16} />}
      </span>
      <span className={styles['blockTime']}>
        {start} – {end} {occurrence.repeated && <span aria-hidden="true">↻</span>}
      </span>
      {told.length > 0 && <span className={styles['blockNote']}>{told.join(', ')}</span>}
    </>
  );
  const className = cx(
    styles['block'],
    absent && styles['absent'],
    dragged && styles['dragged'],
    !piece.first && styles['from'],
    !piece.last && styles['goesOn'],
  );
  const name = `${t('week.block', { name: person.name, day: say.day(piece.date), from: start, to: end })}${notes.length > 0 ? `, ${notes.join(', ')}` : ''}`;
  return (
    <li style={style} className={styles['place']}>
      {onOpen === undefined ? (
        <div className={className} title={name}>
          {content}
        </div>
      ) : (
        <button type="button" className={className} aria-label={name} onPointerDown={(event) => onGrip(event, 'move')} onClick={onOpen}>
          {content}
          {piece.last && <span aria-hidden="true" className={styles['edge']} onPointerDown={(event) => onGrip(event, 'stretch')} />}
        </button>
      )}
    </li>
  );
}
