import { useTranslation } from 'react-i18next';
import { Failure, isFailure } from '../api/failure.ts';
import { leave } from '../api/people.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { useForm } from '../design/use-form.ts';
import { ErasureList } from './erasure-list.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { useRefusal } from '../app/use-refusal.ts';

interface Values {
  readonly what: 'leave' | 'erase' | null;
  readonly passphrase: string;
}

/** Leaving, with or without a trace; nothing is chosen beforehand, and the passphrase says that it is oneself. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['people', 'shell']);
  const refused = useRefusal<Values>(['passphrase'], { 'wrong-passphrase': 'passphrase' });
  const state = useForm<Values>({
    initial: { what: null, passphrase: '' },
    check: ({ what, passphrase }) => ({
      ...(what === null && { what: t('leave.choose') }),
      ...(passphrase === '' && { passphrase: t('wrong.passphraseMissing') }),
    }),
    refused: (error) => refused(isFailure(error, 'wrong-credentials') ? new Failure('wrong-passphrase') : error),
    send: async ({ what, passphrase }) => {
      await leave({ passphrase, erase: what === 'erase' });
      // The whole page goes, and with it all that the member could read.
      location.assign('/');
    },
  });
  const { values, errors, set } = state;
  return (
    <Dialog title={t('leave.title')} open onClose={onClose} kind="alertdialog">
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary
          form={state}
          fields={[
            ['what', 'leave-what'],
            ['passphrase', 'leave-passphrase'],
          ]}
        />
        <p>{t('leave.text')}</p>
        <Choices
          id="leave-what"
          legend={t('leave.question')}
          error={errors.what}
          choices={[
            { value: 'leave', label: t('leave.keep'), hint: t('leave.keepHint') },
            { value: 'erase', label: t('leave.erase'), hint: t('leave.eraseHint') },
          ]}
          value={values.what}
          onChange={(what) => set('what', what)}
        />
        {values.what === 'erase' && <ErasureList />}
        <PassphraseField
          id="leave-passphrase"
          kind="current"
          label={t('fields.current')}
          error={errors.passphrase}
          value={values.passphrase}
          onChange={(passphrase) => set('passphrase', passphrase)}
        />
        <div className={form['actions']}>
          <Button type="submit" tone="danger" busy={state.sending}>
            {values.what === 'erase' ? t('leave.submitErase') : t('leave.submit')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
