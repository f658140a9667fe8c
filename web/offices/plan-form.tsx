import { useTranslation } from 'react-i18next';
import type { OfficeView, PlanTenure, SuccessionPreview as Seen } from '../../src/offices/schema.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { useForm } from '../design/use-form.ts';
import { isDay, shiftDay } from './days.ts';
import { HolderFields, lacksForm, type HolderValues } from './holder-fields.tsx';
import { previewTenure } from './requests.ts';
import { useOfficeRefusal } from './use-offices.ts';

export interface PlanValues extends HolderValues {
  readonly startsOn: string;
  readonly limited: 'open' | 'dated';
  readonly lastDay: string;
}

interface PlanFormProps {
  readonly office: OfficeView;
  readonly today: string;
  readonly initial: PlanValues;
  readonly onSeen: (seen: { plan: PlanTenure; preview: Seen; values: PlanValues }) => void;
}

/** Who takes the office over, from when to when; sending it asks what that would do. */
export function PlanForm({ office, today, initial, onSeen }: PlanFormProps) {
  const { t } = useTranslation('offices');
  const { zone } = useClock();
  const state = useForm<PlanValues>({
    initial,
    check: ({ memberId, titleForm, startsOn, limited, lastDay }) => ({
      ...(lacksForm(office.titles, { titleForm }) && { titleForm: t('wrong.form') }),
      ...(memberId === '' && { memberId: t('wrong.member') }),
      ...(!isDay(startsOn) && { startsOn: t('wrong.startsOn') }),
      ...(limited === 'dated' && (!isDay(lastDay) || lastDay < startsOn) && { lastDay: t('wrong.lastDay') }),
    }),
    refused: useOfficeRefusal<PlanValues>({
      overlaps: 'startsOn',
      'in-the-past': 'startsOn',
      'too-far': 'startsOn',
      'ends-before-start': 'lastDay',
      'no-such-member': 'memberId',
    }),
    send: async (values) => {
      const { memberId, kind, titleForm, startsOn, limited, lastDay } = values;
      const plan = {
        memberId,
        kind,
        titleForm: titleForm ?? 'neutral',
        startsOn,
        endsOn: limited === 'dated' ? shiftDay(lastDay, 1) : null,
      };
      onSeen({ plan, preview: await previewTenure(office.officeId, plan), values });
    },
  });
  const { values, errors, set } = state;
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary
        form={state}
        fields={[
          ['memberId', 'holder-member'],
          ['titleForm', 'holder-form'],
          ['startsOn', 'plan-starts-on'],
          ['lastDay', 'plan-last-day'],
        ]}
      />
      <HolderFields
        values={values}
        errors={errors}
        titles={office.titles}
        onMember={(memberId) => set('memberId', memberId)}
        onForm={(titleForm) => set('titleForm', titleForm)}
        onKind={(kind) => set('kind', kind)}
      />
      <Field
        id="plan-starts-on"
        type="date"
        width="medium"
        label={t('fields.startsOn')}
        hint={t('fields.startsOnHint', { zone })}
        error={errors.startsOn}
        min={today}
        value={values.startsOn}
        onChange={(event) => set('startsOn', event.target.value)}
      />
      <Choices
        legend={t('fields.limited')}
        layout="row"
        choices={[
          { value: 'open', label: t('fields.open') },
          { value: 'dated', label: t('fields.dated') },
        ]}
        value={values.limited}
        onChange={(limited) => set('limited', limited)}
      />
      {values.limited === 'dated' && (
        <Field
          id="plan-last-day"
          type="date"
          width="medium"
          label={t('fields.lastDay')}
          error={errors.lastDay}
          min={values.startsOn}
          value={values.lastDay}
          onChange={(event) => set('lastDay', event.target.value)}
        />
      )}
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending}>
          {t('planDialog.see')}
        </Button>
      </div>
    </form>
  );
}
