import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import type { OccurrenceView } from '../../src/shifts/schema.ts';
import { membersQuery } from '../api/people.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import fields from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import type { FormErrors } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { mayBeAt } from './helm-state.ts';
import { missingIn, tidied } from './plan-form.ts';
import type { PlanValues, Scope } from './plan-form.ts';
import { RepeatFields, TimesFields } from './plan-fields.tsx';
import { removeShift, saveShift } from './save-shift.ts';
import { useHelms } from './use-helms.ts';
import styles from './plan.module.css';

interface PlanDialogProps {
  readonly accountId: string;
  readonly initial: PlanValues;
  /** Undefined: a new one. */
  readonly occurrence: OccurrenceView | undefined;
  readonly onClose: () => void;
}

const SCOPES: readonly Scope[] = ['this', 'following', 'all'];

/** Planning a shift, or changing one: all that the grid does by dragging, and what it cannot. */
export function PlanDialog({ accountId, initial, occurrence, onClose }: PlanDialogProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const client = useQueryClient();
  const { data: members } = useQuery(membersQuery);
  const [removing, setRemoving] = useState(false);
  const refused = useRefusal<PlanValues>([], {
    'ends-before-start': 'to',
    'longer-than-a-day': 'to',
    'no-such-time': 'from',
    'until-before-start': 'until',
    'member-deactivated': 'memberId',
    'no-such-member': 'memberId',
    'not-on-team': 'memberId',
  });
  async function done(word: 'made' | 'saved' | 'removed'): Promise<void> {
    onClose();
    toast({ text: t(`plan.${word}`) });
    await client.invalidateQueries({ queryKey: ['week'] });
  }
  const form = useForm<PlanValues>({
    initial,
    check: (values) => {
      const missing = Object.entries(missingIn(tidied(values))).map(([name, word]) => [name, t(`plan.${word}`)]);
      return Object.fromEntries(missing) as FormErrors<PlanValues>;
    },
    refused,
    send: async (values) => {
      if (removing && occurrence) await removeShift(values, occurrence);
      else await saveShift(tidied(values), accountId, occurrence);
      await done(removing ? 'removed' : occurrence === undefined ? 'made' : 'saved');
    },
  });
  const { values, set } = form;
  const repeated = occurrence?.repeated === true;
  const helm = useHelms().get(accountId);
  // Who was planned before leaving the team stays in the list of that shift, to be seen and replaced.
  const may = (one: MemberView) => one.state === 'active' && (helm === undefined || mayBeAt(helm, one.memberId));
  const people = (members ?? []).filter((one) => may(one) || one.memberId === initial.memberId);
  return (
    <Dialog title={t(occurrence === undefined ? 'plan.new' : 'plan.edit')} open onClose={onClose}>
      <form noValidate onSubmit={form.submit} className={fields['form']}>
        <ErrorSummary
          form={form}
          fields={[
            ['memberId', 'plan-who'],
            ['day', 'plan-day'],
            ['from', 'plan-from'],
            ['to', 'plan-to'],
            ['weekdays', 'plan-weekdays'],
            ['until', 'plan-until'],
          ]}
        />
        {repeated && (
          <Choices
            legend={t('plan.scope')}
            layout="row"
            value={values.scope}
            onChange={(scope) => set('scope', scope)}
            choices={SCOPES.map((value) => ({ value, label: t(`plan.scope-${value}`) }))}
          />
        )}
        <TimesFields form={form} members={people} />
        {(!repeated || values.scope !== 'this') && <RepeatFields form={form} />}
        <div className={fields['actions']}>
          <Button type="submit" tone="primary" busy={form.sending && !removing} onClick={() => setRemoving(false)}>
            {t(occurrence === undefined ? 'plan.make' : 'plan.save')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          {occurrence !== undefined && (
            <Button
              type="submit"
              tone="quiet"
              className={styles['remove']}
              busy={form.sending && removing}
              onClick={() => setRemoving(true)}
            >
              {t('plan.remove')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
