import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WeekView } from '../../src/shifts/schema.ts';
import { useClock } from '../design/relative-time.tsx';
import { useDrag } from './use-drag.ts';
import type { Drag } from './use-drag.ts';
import { useWallWords } from './use-wall-words.ts';
import { clockOf, dateOf, wallTime } from './wall-time.ts';
import { WeekDay } from './week-day.tsx';
import { piecesOf } from './week-layout.ts';
import type { Piece } from './week-layout.ts';
import styles from './week.module.css';

interface WeekGridProps {
  readonly week: WeekView;
  /** Undefined for who may not plan. */
  readonly onOpen: ((piece: Piece) => void) | undefined;
  readonly onDrop: (drag: Drag) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** The first hour that is in sight, unless something is planned earlier. */
const FIRST_HOUR = 5;
/** Pixels of the line of days, less a little of the hour before. */
const HEADS = 36;

/** Seven days side by side, an hour a row; drag to make, move and stretch. */
export function WeekGrid({ week, onOpen, onDrop }: WeekGridProps) {
  const { t } = useTranslation('shifts');
  const { now, zone } = useClock();
  const say = useWallWords();
  const dates = week.days.map(({ date }) => date);
  const pieces = piecesOf(week.occurrences, dates);
  const { days, drag, grip, move, drop, cancel } = useDrag(dates, onDrop);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = frame.current;
    if (box) box.scrollTop = (box.scrollHeight / 24) * FIRST_HOUR - HEADS;
  }, []);
  const today = dateOf(wallTime(now, zone));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div ref={frame} className={styles['frame']} role="group" aria-label={t('week.title')} tabIndex={0}>
      <div className={styles['heads']}>
        {week.days.map(({ date, holiday }) => (
          <p key={date} data-today={date === today || undefined}>
            <strong>{say.shortDay(date)}</strong>
            {holiday !== null && <span title={holiday}>{holiday}</span>}
          </p>
        ))}
      </div>
      <div className={styles['hours']} aria-hidden="true">
        {HOURS.slice(1).map((hour) => (
          <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
            {say.time(clockOf(hour * 60))}
          </span>
        ))}
      </div>
      <div
        ref={days}
        className={styles['days']}
        data-plans={onOpen !== undefined || undefined}
        onPointerMove={move}
        onPointerUp={drop}
        onPointerCancel={cancel}
      >
        {week.days.map(({ date, holiday }) => (
          <WeekDay
            key={date}
            date={date}
            holiday={holiday}
            week={week}
            pieces={pieces.get(date) ?? []}
            drag={drag}
            onOpen={onOpen}
            onGrip={grip}
          />
        ))}
      </div>
    </div>
  );
}
