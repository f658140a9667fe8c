import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { ShiftView } from '../../src/shifts/schema.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { extendShift, helmsQuery } from './requests.ts';
import { timeIn, UntilField, untilMoment } from './until-field.tsx';
import { useWallWords } from './use-wall-words.ts';
import { readTime } from './wall-time.ts';

const HOUR = 3_600_000;

interface ExtendDialogProps {
  readonly account: AccountView;
  readonly shift: ShiftView;
  readonly onClose: () => void;
}

/** Saying until when one is there after all. */
export function ExtendDialog({ account, shift, onClose }: ExtendDialogProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const clock = useClock();
  const say = useWallWords();
  const client = useQueryClient();
  const refused = useRefusal<{ until: string }>(['until'], { 'until-past': 'until', 'until-too-far': 'until' });
  const state = useForm<{ until: string }>({
    initial: { until: timeIn(Math.max(clock.now, Date.parse(shift.until)) + HOUR, clock.zone) },
    check: ({ until }) => (readTime(until) !== null ? {} : { until: t('take.wrongTime') }),
    refused,
    send: async ({ until }) => {
      const at = untilMoment(until, clock.zone);
      await extendShift(shift.shiftId, at);
      onClose();
      toast({ text: t('extend.done', { time: say.hour(at) }) });
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    },
  });
  return (
    <Dialog title={t('extend.title', { handle: account.handle })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[['until', 'extend-until']]} />
        <UntilField
          id="extend-until"
          value={state.values.until}
          onChange={(until) => state.set('until', until)}
          error={state.errors.until}
        />
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('extend.act')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
