import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import { Choices } from '../design/choices.tsx';
import { Field, Select } from '../design/field.tsx';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { REPEATS } from './when.ts';
import type { RepeatChoice, WhenValues } from './when.ts';
import styles from './post.module.css';

interface WhenFieldsProps {
  readonly values: WhenValues;
  readonly onChange: (values: WhenValues) => void;
  readonly accountIds: readonly string[];
  /** Why the last attempt was refused. */
  readonly error: Error | null;
}

const DEADLINES = [15, 60, 240, 1_440] as const;

/** Now, at a time, or at the next free slot; once or again; until when it still may leave. */
export function WhenFields({ values, onChange, accountIds, error }: WhenFieldsProps) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const clock = useClock();
  const set = (change: Partial<WhenValues>) => onChange({ ...values, ...change });
  const said = (moment: unknown) => (typeof moment === 'string' ? timeOfDay(new Date(moment), clock) : '');
  return (
    <div className={styles['whenFields']}>
      <Choices
        legend={t('when.legend')}
        layout="row"
        value={values.kind}
        onChange={(kind) => set({ kind, ...(kind === 'slot' && values.accountId === '' && { accountId: accountIds[0] ?? '' }) })}
        choices={(['at', 'slot', 'now'] as const).map((value) => ({ value, label: t(`when.${value}`) }))}
      />
      {values.kind === 'at' && (
        <div className={styles['row']}>
          <Field
            type="date"
            label={t('when.day')}
            width="short"
            value={values.day}
            onChange={(event) => set({ day: event.target.value, which: null })}
          />
          <Field
            type="time"
            label={t('when.time')}
            width="short"
            value={values.time}
            onChange={(event) => set({ time: event.target.value, which: null })}
          />
          <Select
            label={t('when.repeat')}
            width="medium"
            value={values.repeat}
            onChange={(event) => set({ repeat: event.target.value as RepeatChoice })}
          >
            {REPEATS.map((one) => (
              <option key={one} value={one}>
                {t(`when.${one}`)}
              </option>
            ))}
          </Select>
          {values.repeat !== 'never' && (
            <Field
              type="date"
              label={t('when.until')}
              width="short"
              value={values.until}
              onChange={(event) => set({ until: event.target.value })}
            />
          )}
        </div>
      )}
      {values.kind === 'at' && isFailure(error, 'twice') && (
        <Choices
          legend={t('when.twice')}
          value={values.which}
          onChange={(which) => set({ which })}
          choices={(['first', 'second'] as const).map((value) => ({
            value,
            label: t(`when.${value}`),
            hint: t('when.universal', { time: said(error.details[value]) }),
          }))}
        />
      )}
      {values.kind === 'slot' && (
        <Select
          label={t('when.slotOf')}
          hint={t('when.slotHint')}
          width="medium"
          value={values.accountId}
          onChange={(event) => set({ accountId: event.target.value })}
        >
          <option value="" disabled>
            {t('when.chooseAccount')}
          </option>
          {accountIds.map((id) => (
            <option key={id} value={id}>
              {at(accounts.get(id)?.handle ?? '…')}
            </option>
          ))}
        </Select>
      )}
      {values.kind !== 'now' && (
        <Select
          label={t('when.deadline')}
          width="medium"
          value={values.deadlineMinutes ?? ''}
          onChange={(event) => set({ deadlineMinutes: event.target.value === '' ? null : Number(event.target.value) })}
        >
          <option value="">{t('when.whenever')}</option>
          {DEADLINES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t(`when.within-${minutes}`)}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
