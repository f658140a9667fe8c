import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import form from '../../design/field.module.css';
import { useForm } from '../../design/use-form.ts';
import { useRefusal } from '../../app/use-refusal.ts';
import { AuthorSelect, NOBODY, useAttribute } from '../authors/author-select.tsx';
import styles from './message.module.css';

interface AuthorDialogProps {
  readonly message: {
    readonly messageId: string;
    readonly text: string;
    readonly memberId: string | null;
    readonly authorSource: string | null;
  };
  readonly onClose: () => void;
}

/** Says, or corrects, who of the team wrote a message. */
export function AuthorDialog({ message, onClose }: AuthorDialogProps) {
  const { t } = useTranslation(['voices', 'shell']);
  const attribute = useAttribute();
  const refused = useRefusal<{ memberId: string }>(['memberId']);
  const known = message.memberId ?? (message.authorSource === 'person' ? NOBODY : '');
  const state = useForm({
    initial: { memberId: known },
    check: ({ memberId }) => (memberId === '' ? { memberId: t('author.choose') } : {}),
    refused,
    send: async ({ memberId }) => {
      await attribute(message.messageId, memberId === NOBODY ? null : memberId);
      onClose();
    },
  });
  return (
    <Dialog title={t('author.title')} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[['memberId', 'author-member']]} />
        <p>{t('author.lead')}</p>
        <blockquote className={styles['quotedOurs']} dir="auto">
          {message.text}
        </blockquote>
        <AuthorSelect
          id="author-member"
          label={t('author.who')}
          error={state.errors.memberId}
          value={state.values.memberId}
          onChange={(memberId) => state.set('memberId', memberId)}
        />
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('author.save')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
