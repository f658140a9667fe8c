import { useTranslation } from 'react-i18next';
import type { PointerEvent } from 'react';
import type { ShiftView, WeekView } from '../../src/shifts/schema.ts';
import { colourOf } from '../design/colour-of.ts';
import { useClock } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import type { Drag } from './use-drag.ts';
import { useWallWords } from './use-wall-words.ts';
import { dateOf, minutesBetween, timeOf, wallTime } from './wall-time.ts';
import { WeekBlock } from './week-block.tsx';
import { UnplannedBlocks } from './week-unplanned.tsx';
import { DAY_MINUTES } from './week-layout.ts';
import type { Piece } from './week-layout.ts';
import styles from './week.module.css';

interface WeekDayProps {
  readonly date: string;
  readonly holiday: string | null;
  readonly week: WeekView;
  readonly pieces: readonly Piece[];
  readonly drag: Drag | null;
  readonly onOpen: ((piece: Piece) => void) | undefined;
  readonly onGrip: (event: PointerEvent, kind: Drag['kind'], piece: Piece | null) => void;
}

const share = (minutes: number) => `${(minutes / DAY_MINUTES) * 100}%`;

/** A day of the grid: what is planned, what was, the holes, and now. */
export function WeekDay({ date, holiday, week, pieces, drag, onOpen, onGrip }: WeekDayProps) {
  const { t } = useTranslation('shifts');
  const { now, zone } = useClock();
  const personOf = usePeople();
  const say = useWallWords();
  const present = wallTime(now, zone);
  const within = (at: string) => Math.min(DAY_MINUTES, Math.max(0, minutesBetween(`${date}T00:00`, wallTime(Date.parse(at), zone))));
  const stretches = <One extends { startsAt: string; endsAt: string }>(all: readonly One[]) =>
    all.map((one) => ({ ...one, from: within(one.startsAt), to: within(one.endsAt) })).filter(({ from, to }) => from < to);
  const worked = week.shifts.flatMap((shift) => {
    if (shift.takenAt === null) return [];
    const end = shift.endedAt ?? new Date(now).toISOString();
    return stretches([{ startsAt: shift.takenAt, endsAt: end, shift }]);
  });
  const became = (piece: Piece): ShiftView | undefined =>
    week.shifts.find(
      ({ occurrence }) => occurrence?.planId === piece.occurrence.planId && occurrence.occursOn === piece.occurrence.occursOn,
    );
  const hour = (at: string) => say.time(timeOf(wallTime(Date.parse(at), zone)));
  return (
    <section
      className={styles['day']}
      aria-label={holiday === null ? say.day(date) : `${say.day(date)}, ${holiday}`}
      data-today={dateOf(present) === date || undefined}
      data-holiday={holiday !== null || undefined}
      onPointerDown={onOpen && ((event) => onGrip(event, 'make', null))}
    >
      {stretches(week.gaps).map((gap) => (
        <p key={gap.startsAt} className={styles['gap']} style={{ top: share(gap.from), height: share(gap.to - gap.from) }}>
          <span>{t('week.gap', { from: hour(gap.startsAt), to: hour(gap.endsAt) })}</span>
        </p>
      ))}
      <ul>
        {pieces.map((piece) => (
          <WeekBlock
            key={piece.key}
            piece={piece}
            shift={became(piece)}
            dragged={drag?.piece?.occurrence === piece.occurrence}
            onOpen={onOpen && (() => onOpen(piece))}
            onGrip={(event, kind) => onOpen && onGrip(event, kind, piece)}
          />
        ))}
      </ul>
      <UnplannedBlocks week={week} date={date} zone={zone} />
      {worked.map(({ shift, from, to }, place) => {
        const name = personOf(shift.memberId).name;
        const words = t(shift.endedWhy === 'left' && shift.endedAt !== null && shift.endedAt < shift.until ? 'week.wasEarly' : 'week.was', {
          name,
          from: hour(shift.takenAt ?? ''),
          to: shift.endedAt === null ? '…' : hour(shift.endedAt),
        });
        return (
          <p
            key={shift.shiftId}
            className={styles['worked']}
            title={words}
            style={{
              top: share(from),
              height: share(to - from),
              insetInlineStart: place % 2 === 0 ? 0 : 5,
              background: colourOf(shift.memberId),
            }}
          >
            <span className="visually-hidden">{words}</span>
          </p>
        );
      })}
      {drag !== null && drag.date === date && (
        <p
          className={styles['ghost']}
          aria-hidden="true"
          style={{ top: share(drag.from), height: share(Math.min(DAY_MINUTES, drag.to) - drag.from) }}
        >
          {say.time(clock(drag.from))} – {say.time(clock(drag.to))}
        </p>
      )}
      {dateOf(present) === date && (
        <p className={styles['now']} aria-hidden="true" style={{ top: share(minutesBetween(`${date}T00:00`, present)) }} />
      )}
    </section>
  );
}

/** `06:30` of minutes that may be another day's. */
function clock(minutes: number): string {
  const within = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
