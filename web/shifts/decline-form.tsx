import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../src/shifts/schema.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { declineHandOver, helmsQuery } from './requests.ts';

interface DeclineFormProps {
  readonly handOver: HandOverView;
  readonly name: string;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Declining, with a word to the colleague who stays. */
export function DeclineForm({ handOver, name, onBack, onClose }: DeclineFormProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const client = useQueryClient();
  const refused = useRefusal<{ answer: string }>([]);
  const state = useForm<{ answer: string }>({
    initial: { answer: '' },
    check: () => ({}),
    refused,
    send: async ({ answer }) => {
      await declineHandOver(handOver.handOverId, answer);
      onClose();
      toast({ text: t('confirm.declined', { name }) });
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    },
  });
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary form={state} fields={[]} />
      <Field
        label={t('confirm.declineWord')}
        value={state.values.answer}
        maxLength={1_000}
        autoFocus
        onChange={(event) => state.set('answer', event.target.value)}
      />
      <div className={form['actions']}>
        <Button type="submit" tone="danger" busy={state.sending}>
          {t('confirm.declineAct')}
        </Button>
        <Button tone="quiet" onClick={onBack}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  );
}
