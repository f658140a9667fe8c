import { useTranslation } from 'react-i18next';
import { dayOf } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { TimeField } from './time-field.tsx';
import { useWallWords } from './use-wall-words.ts';
import { nextAt, readTime, timeOf, wallTime } from './wall-time.ts';

/** The time of day of a moment in the organisation's zone, as a field wants it: `14:00`. */
export const timeIn = (at: number, zone: string): string => timeOf(wallTime(at, zone));

interface UntilFieldProps {
  /** `14:00`, or whatever was typed. */
  readonly value: string;
  readonly onChange: (time: string) => void;
  readonly error?: string | undefined;
  /** What the plan says, in milliseconds since the epoch. */
  readonly planned?: number | undefined;
  readonly id?: string;
}

/** Until what time one will be there: a time of day, today or tomorrow, whichever comes next. */
export function UntilField({ value, onChange, error, planned, id }: UntilFieldProps) {
  const { t } = useTranslation('shifts');
  const clock = useClock();
  const say = useWallWords();
  const time = readTime(value);
  const next = time === null ? null : nextAt(time, clock.now, clock.zone);
  const hint =
    next?.tomorrow === true
      ? t('take.tomorrow', { day: dayOf(new Date(next.at), clock) })
      : planned !== undefined
        ? t('take.asPlanned', { time: say.hour(planned) })
        : t('take.untilHint');
  return <TimeField id={id} label={t('take.until')} hint={hint} error={error} value={value} onChange={onChange} />;
}

/** The moment that a time of day means when it is sent, as the server takes it. */
export const untilMoment = (time: string, zone: string): string =>
  new Date(nextAt(readTime(time) ?? time, Date.now(), zone).at).toISOString();
