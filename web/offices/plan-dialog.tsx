import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView, PlanTenure, SuccessionPreview as Seen } from '../../src/offices/schema.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { sayDay } from './days.ts';
import { PlanForm, type PlanValues } from './plan-form.tsx';
import { officesQuery, planTenure } from './requests.ts';
import { SuccessionPreview } from './succession-preview.tsx';
import { useOfficeAct, usePersonOf } from './use-offices.ts';

interface PlanDialogProps {
  readonly office: OfficeView;
  readonly today: string;
  readonly onClose: () => void;
}

/** Asks who takes an office over and when, shows what will happen, and only then has it done. */
export function PlanDialog({ office, today, onClose }: PlanDialogProps) {
  const { t } = useTranslation('offices');
  const [seen, setSeen] = useState<{ plan: PlanTenure; preview: Seen; values: PlanValues }>();
  const [values, setValues] = useState<PlanValues>({
    memberId: '',
    titleForm: null,
    kind: 'holder',
    startsOn: office.current === null ? today : (office.current.endsOn ?? ''),
    limited: 'open',
    lastDay: '',
  });
  const back = () => setSeen(undefined);
  return (
    <Dialog title={office.current === null ? t('planDialog.nameTitle') : t('planDialog.title')} open onClose={onClose} width="wide">
      {seen === undefined ? (
        <PlanForm
          office={office}
          today={today}
          initial={values}
          onSeen={(next) => {
            setValues(next.values);
            setSeen(next);
          }}
        />
      ) : (
        <Confirmation office={office} plan={seen.plan} preview={seen.preview} onBack={back} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface ConfirmationProps {
  readonly office: OfficeView;
  readonly plan: PlanTenure;
  readonly preview: Seen;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function Confirmation({ office, plan, preview, onBack, onClose }: ConfirmationProps) {
  const { t } = useTranslation('offices');
  const { language } = useClock();
  const client = useQueryClient();
  const personOf = usePersonOf();
  const { act, busy } = useOfficeAct();
  const confirm = () =>
    act(async () => {
      await planTenure(office.officeId, plan);
      await client.invalidateQueries({ queryKey: officesQuery.queryKey });
      const { name } = personOf(plan.memberId);
      toast({
        text: preview.immediate ? t('planDialog.done', { name }) : t('planDialog.planned', { day: sayDay(plan.startsOn, language) }),
      });
      onClose();
    });
  return (
    <div className={form['form']}>
      <SuccessionPreview plan={plan} preview={preview} />
      <div className={form['actions']}>
        <Button tone="primary" busy={busy} onClick={confirm}>
          {preview.immediate ? t('planDialog.submitNow') : t('planDialog.submit')}
        </Button>
        <Button onClick={onBack}>{t('planDialog.back')}</Button>
      </div>
    </div>
  );
}
