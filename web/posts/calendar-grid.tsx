import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../src/posts/schema.ts';
import { cx } from '../design/cx.ts';
import { useClock } from '../design/relative-time.tsx';
import { addDays, dateOf } from '../shifts/wall-time.ts';
import { BestHoursOfDay } from './best-hours.tsx';
import { CalendarEntry } from './calendar-entry.tsx';
import type { Entry } from './calendar-entry.tsx';
import styles from './posts.module.css';

interface CalendarGridProps {
  readonly entries: CalendarView['entries'];
  readonly days: readonly string[];
  /** `2026-11`; null in the view of a week. */
  readonly month: string | null;
  readonly today: string;
  /** Puts what is planned on another day, at the same time of it. */
  readonly onMove: (entry: Entry, day: string) => void;
  /** Of which account the best hours are shown; empty: of none. */
  readonly bestOf: string;
}

/** In the view of a month a day shows so many; its week has them all. */
const MOST_OF_MONTH = 5;

/** A column a day; under each other where the screen is narrow. What is planned is carried to another day by hand, or planned anew on its own page. */
export function CalendarGrid({ entries, days, month, today, onMove, bestOf }: CalendarGridProps) {
  const { t } = useTranslation(['posts', 'calendar']);
  const { language } = useClock();
  const [carried, carry] = useState<Entry | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const shift = (entry: Entry, by: number) => {
    const day = addDays(dateOf(entry.local), by);
    if (day >= today) onMove(entry, day);
  };
  const said = (day: string) =>
    new Intl.DateTimeFormat(language, {
      weekday: 'short',
      day: 'numeric',
      ...(day.endsWith('-01') && { month: 'short' }),
      timeZone: 'UTC',
    }).format(Date.parse(`${day}T12:00:00Z`));
  return (
    <ol className={cx(styles['grid'], month !== null && styles['month'])}>
      {days.map((day) => {
        const here = entries.filter((entry) => dateOf(entry.local) === day);
        const shown = month === null ? here : here.slice(0, MOST_OF_MONTH);
        const may = carried !== null && dateOf(carried.local) !== day && day >= today;
        return (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only for what is carried by hand
          <li
            key={day}
            className={cx(styles['day'], here.length === 0 && styles['empty'])}
            data-today={day === today || undefined}
            data-past={day < today || undefined}
            data-outside={(month !== null && !day.startsWith(month)) || undefined}
            data-over={(may && over === day) || undefined}
            onDragOver={(event) => {
              if (!may) return;
              event.preventDefault();
              setOver(day);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (may) onMove(carried, day);
              carry(null);
              setOver(null);
            }}
          >
            <h3>{said(day)}</h3>
            <BestHoursOfDay accountId={bestOf} day={day} />
            {here.length === 0 && <p className="visually-hidden">{t('calendar.nothing')}</p>}
            <ul>
              {shown.map((entry) => (
                <CalendarEntry key={`${entry.post.postId}:${entry.dueAt}`} entry={entry} onCarry={carry} onShift={shift} />
              ))}
            </ul>
            {shown.length < here.length && (
              <Link to="/micro" search={{ jour: day }} className={styles['others']}>
                {t('calendar:others', { count: here.length - shown.length })}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}
