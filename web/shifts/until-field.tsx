import { useTranslation } from 'react-i18next';
import { Field } from '../design/field.tsx';
import { dayOf, timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { isTime, nextAt, timeOf, wallTime } from './wall-time.ts';

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
  const next = isTime(value) ? nextAt(value, clock.now, clock.zone) : null;
  const hint =
    next?.tomorrow === true
      ? t('take.tomorrow', { day: dayOf(new Date(next.at), clock) })
      : planned !== undefined
        ? t('take.asPlanned', { time: timeOfDay(new Date(planned), clock) })
        : t('take.untilHint');
  return (
    <Field
      label={t('take.until')}
      hint={hint}
      error={error}
      id={id}
      type="time"
      width="short"
      required
      step={300}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
