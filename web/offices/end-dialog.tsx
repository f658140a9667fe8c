import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TenureView } from '../../src/offices/schema.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { isDay, shiftDay } from './days.ts';
import { endTenure, officesQuery } from './requests.ts';
import { useOfficeAct, useOfficeRefusal, usePersonOf } from './use-offices.ts';

interface EndDialogProps {
  readonly tenure: TenureView;
  readonly today: string;
  readonly onClose: () => void;
}

/** Says when somebody leaves an office without anybody coming yet, or that they stay. */
export function EndDialog({ tenure, today, onClose }: EndDialogProps) {
  const { t } = useTranslation(['offices', 'shell']);
  const client = useQueryClient();
  const { name } = usePersonOf()(tenure.memberId);
  const { act, busy } = useOfficeAct();
  const state = useForm<{ lastDay: string }>({
    initial: { lastDay: tenure.endsOn === null ? '' : shiftDay(tenure.endsOn, -1) },
    check: ({ lastDay }) => (isDay(lastDay) ? {} : { lastDay: t('wrong.startsOn') }),
    refused: useOfficeRefusal<{ lastDay: string }>({
      'in-the-past': 'lastDay',
      'ends-before-start': 'lastDay',
      'too-far': 'lastDay',
      overlaps: 'lastDay',
    }),
    send: async ({ lastDay }) => {
      await endTenure(tenure, shiftDay(lastDay, 1));
      await client.invalidateQueries({ queryKey: officesQuery.queryKey });
      toast({ text: t('endDialog.saved') });
      onClose();
    },
  });
  return (
    <Dialog title={t('endDialog.title', { name })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[['lastDay', 'end-last-day']]} />
        <p>{t('endDialog.lead')}</p>
        <Field
          id="end-last-day"
          type="date"
          width="medium"
          label={t('fields.lastDay')}
          error={state.errors.lastDay}
          min={shiftDay(today, -1)}
          value={state.values.lastDay}
          onChange={(event) => state.set('lastDay', event.target.value)}
        />
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('endDialog.submit')}
          </Button>
          {tenure.endsOn !== null && (
            <Button
              busy={busy}
              onClick={() => {
                act(() => endTenure(tenure, null), t('endDialog.stays', { name }));
                onClose();
              }}
            >
              {t('endDialog.stay')}
            </Button>
          )}
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
