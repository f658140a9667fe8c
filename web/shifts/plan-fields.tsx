import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { Field, Select } from '../design/field.tsx';
import field from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { duration } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import type { Form } from '../design/use-form.ts';
import { changedLength, endsNextDay, tidied } from './plan-form.ts';
import type { PlanValues } from './plan-form.ts';
import { TimeField } from './time-field.tsx';
import { useWallWords } from './use-wall-words.ts';
import { addDays, isDate, isTime } from './wall-time.ts';
import styles from './plan.module.css';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Who, on which day, from when to when. */
export function TimesFields({ form, members }: { readonly form: Form<PlanValues>; readonly members: readonly MemberView[] }) {
  const { t } = useTranslation('shifts');
  const say = useWallWords();
  const { zone, language } = useClock();
  const { errors, set } = form;
  const values = tidied(form.values);
  const whole = isDate(values.day) && isTime(values.from) && isTime(values.to);
  const lasts = changedLength(values, zone);
  return (
    <>
      <Select
        id="plan-who"
        label={t('plan.who')}
        error={errors.memberId}
        value={values.memberId}
        onChange={(event) => set('memberId', event.target.value)}
      >
        <option value="" disabled>
          {t('plan.chooseWho')}
        </option>
        {members.map(({ memberId, publicName, familyName }) => (
          <option key={memberId} value={memberId}>
            {publicName} {familyName}
          </option>
        ))}
      </Select>
      <div className={styles['times']}>
        <Field
          id="plan-day"
          label={t('plan.day')}
          error={errors.day}
          type="date"
          value={values.day}
          onChange={(event) => set('day', event.target.value)}
        />
        <TimeField
          id="plan-from"
          label={t('plan.from')}
          error={errors.from}
          value={form.values.from}
          onChange={(time) => set('from', time)}
        />
        <TimeField id="plan-to" label={t('plan.to')} error={errors.to} value={form.values.to} onChange={(time) => set('to', time)} />
      </div>
      <p className={styles['hint']} aria-live="polite">
        {whole && endsNextDay(values) && t('plan.nextDay', { day: say.day(addDays(values.day, 1)) })}{' '}
        {lasts !== null && t('plan.changeOfHour', { hours: duration(lasts * 60_000, language) })}
      </p>
    </>
  );
}

/** When it comes again. */
export function RepeatFields({ form }: { readonly form: Form<PlanValues> }) {
  const { t } = useTranslation('shifts');
  const say = useWallWords();
  const id = useId();
  const { values, errors, set } = form;
  const toggle = (day: number) =>
    set(
      'weekdays',
      values.weekdays.includes(day) ? values.weekdays.filter((one) => one !== day) : [...values.weekdays, day].toSorted((a, b) => a - b),
    );
  return (
    <fieldset className={styles['repeat']}>
      <legend className="visually-hidden">{t('plan.repeat')}</legend>
      <label className={styles['check']}>
        <input type="checkbox" checked={values.repeats} onChange={(event) => set('repeats', event.target.checked)} />
        {t('plan.repeat')}
      </label>
      {values.repeats && (
        <>
          <p className={styles['every']}>
            <label htmlFor={`${id}-weeks`}>{t('plan.weeks')}</label>
            <input
              id={`${id}-weeks`}
              className={field['input']}
              type="number"
              min={1}
              max={52}
              value={values.everyWeeks}
              onChange={(event) => set('everyWeeks', Math.min(52, Math.max(1, Math.round(Number(event.target.value)) || 1)))}
            />
            {t('plan.weeksUnit', { count: values.everyWeeks })}
          </p>
          <div role="group" aria-label={t('plan.weekdays')} className={styles['weekdays']} id="plan-weekdays">
            {DAYS.map((day) => (
              <label key={day}>
                <input type="checkbox" checked={values.weekdays.includes(day)} onChange={() => toggle(day)} />
                <span>{say.weekday(day)}</span>
              </label>
            ))}
          </div>
          {errors.weekdays !== undefined && (
            <p className={field['error']}>
              <Icon name="warning" size={16} /> {errors.weekdays}
            </p>
          )}
          <Field
            id="plan-until"
            label={t('plan.until')}
            hint={t('plan.untilHint')}
            error={errors.until}
            type="date"
            width="medium"
            value={values.until}
            onChange={(event) => set('until', event.target.value)}
          />
          <label className={styles['check']}>
            <input type="checkbox" checked={values.skipHolidays} onChange={(event) => set('skipHolidays', event.target.checked)} />
            {t('plan.skipHolidays')}
          </label>
        </>
      )}
    </fieldset>
  );
}
