import { useTranslation } from 'react-i18next';
import type { ModerationView } from '../../src/moderation/schema.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { said, type About } from './use-choose.ts';
import { useModerationActs } from './use-moderation-acts.ts';
import styles from './moderation.module.css';

type Reason = NonNullable<ModerationView['reason']>;
const REASONS: readonly Reason[] = ['spam', 'abuse', 'hate', 'violence', 'illegal', 'impersonation', 'other'];
const LONGEST = 1_000;

interface ReportDialogProps {
  readonly conversationId: string;
  readonly about: About;
  readonly name: string;
  /** What is reported; empty when it is the person. */
  readonly words: string;
  readonly onClose: () => void;
}

/** Tells the network of a message or a person: why, in its boxes, and in words of ours. */
export function ReportDialog({ conversationId, about, name, words, onClose }: ReportDialogProps) {
  const { t } = useTranslation(['moderation', 'shell']);
  const { ask } = useModerationActs();
  const refused = useRefusal<{ reason: string; comment: string }>(['reason', 'comment']);
  const state = useForm({
    initial: { reason: '', comment: '' },
    check: ({ reason }) => (reason === '' ? { reason: t('report.choose') } : {}),
    refused,
    send: async ({ reason, comment }) => {
      const chosen = REASONS.find((one) => one === reason);
      if (chosen && (await ask(conversationId, { kind: 'report', reason: chosen, comment: comment.trim(), ...said(about) }))) onClose();
    },
  });
  return (
    <Dialog title={t('report.title', { name })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[['reason', 'report-reason']]} />
        <p>{t('report.lead')}</p>
        {words !== '' && about.messageId !== undefined && (
          <blockquote className={styles['reported']} dir="auto">
            {words}
          </blockquote>
        )}
        <Choices
          id="report-reason"
          legend={t('report.why')}
          error={state.errors.reason}
          value={state.values.reason === '' ? null : state.values.reason}
          choices={REASONS.map((reason) => ({ value: reason as string, label: t(`reasons.${reason}`) }))}
          onChange={(reason) => state.set('reason', reason)}
        />
        <FieldFrame label={t('report.comment')} hint={t('report.hint')}>
          {({ id, describedBy }) => (
            <textarea
              id={id}
              rows={3}
              dir="auto"
              className={form['input']}
              maxLength={LONGEST}
              aria-describedby={describedBy}
              value={state.values.comment}
              onChange={(event) => state.set('comment', event.target.value)}
            />
          )}
        </FieldFrame>
        <div className={form['actions']}>
          <Button type="submit" tone="danger" busy={state.sending}>
            {t('report.act')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
