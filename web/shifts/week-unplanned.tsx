import { useTranslation } from 'react-i18next';
import type { ShiftView, WeekView } from '../../src/shifts/schema.ts';
import { colourOf } from '../design/colour-of.ts';
import { Face } from '../design/face.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { useWallWords } from './use-wall-words.ts';
import { dateOf, minutesBetween, timeOf, wallTime } from './wall-time.ts';
import { DAY_MINUTES } from './week-layout.ts';
import styles from './week.module.css';

interface UnplannedProps {
  readonly week: WeekView;
  readonly date: string;
  readonly zone: string;
}

type Held = ShiftView & { readonly takenAt: string };

/** Who was, or is, at the helm on this day though nothing was planned; until the moment said, for who is still there. */
export const unplannedOn = ({ week, date, zone }: UnplannedProps): { shift: Held; start: string; end: string }[] =>
  week.shifts.flatMap((shift) => {
    if (shift.occurrence !== null || shift.takenAt === null) return [];
    const start = wallTime(Date.parse(shift.takenAt), zone);
    const end = wallTime(Date.parse(shift.endedAt ?? shift.until), zone);
    return dateOf(start) <= date && `${date}T00:00` < end ? [{ shift: shift as Held, start, end }] : [];
  });

/** In the grid. */
export function UnplannedBlocks(props: UnplannedProps) {
  const within = (wall: string) => Math.min(DAY_MINUTES, Math.max(0, minutesBetween(`${props.date}T00:00`, wall)));
  return unplannedOn(props).map(({ shift, start, end }) => {
    const [from, to] = [within(start), within(end)];
    const top = `${(from / DAY_MINUTES) * 100}%`;
    const style = { top, height: `${((to - from) / DAY_MINUTES) * 100}%`, '--who': colourOf(shift.memberId) };
    return (
      <div key={shift.shiftId} className={styles['unplanned']} style={style}>
        <Unplanned shift={shift} start={start} end={end} size={20} />
      </div>
    );
  });
}

/** In the list. */
export function UnplannedRows(props: UnplannedProps) {
  return unplannedOn(props)
    .filter(({ start }) => dateOf(start) === props.date)
    .map(({ shift, start, end }) => (
      <li key={shift.shiftId} className={styles['listed']}>
        <Unplanned shift={shift} start={start} end={end} size={28} />
      </li>
    ));
}

function Unplanned({ shift, start, end, size }: { shift: Held; start: string; end: string; size: 20 | 28 }) {
  const { t } = useTranslation('shifts');
  const person = usePeople()(shift.memberId);
  const say = useWallWords();
  return (
    <>
      <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} size={size} />
      <strong>{person.name}</strong>
      <span>
        {say.time(timeOf(start))} – {say.time(timeOf(end))}
      </span>
      <span className={styles['unplannedNote']}>{t('week.unplanned')}</span>
    </>
  );
}
