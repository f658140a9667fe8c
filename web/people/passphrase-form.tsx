import { useTranslation } from 'react-i18next';
import { Failure, isFailure } from '../api/failure.ts';
import { changePassphrase } from '../api/people.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { isPassphrase, PASSPHRASE_MINIMUM } from './form-rules.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { useRefusal } from '../app/use-refusal.ts';

interface Values {
  readonly current: string;
  readonly next: string;
}

/** Changes one's passphrase, proving the present one. */
export function PassphraseForm() {
  const { t } = useTranslation('people');
  const refused = useRefusal<Values>(['current', 'next'], { 'wrong-passphrase': 'current' });
  const state = useForm<Values>({
    initial: { current: '', next: '' },
    check: ({ current, next }) => ({
      ...(current === '' && { current: t('wrong.passphraseMissing') }),
      ...(!isPassphrase(next) && { next: t('wrong.passphrase', { count: PASSPHRASE_MINIMUM }) }),
    }),
    // Here the e-mail is not in doubt: only the passphrase can be wrong.
    refused: (error) => refused(isFailure(error, 'wrong-credentials') ? new Failure('wrong-passphrase') : error),
    send: async (values) => {
      await changePassphrase(values);
      state.set('current', '');
      state.set('next', '');
      toast({ text: t('me.passphraseChanged') });
    },
  });
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <p className={form['hint']}>{t('me.passphraseText')}</p>
      <ErrorSummary
        form={state}
        fields={[
          ['current', 'current-passphrase'],
          ['next', 'next-passphrase'],
        ]}
      />
      <PassphraseField
        id="current-passphrase"
        kind="current"
        label={t('fields.current')}
        error={state.errors.current}
        value={state.values.current}
        onChange={(current) => state.set('current', current)}
      />
      <PassphraseField
        id="next-passphrase"
        kind="new"
        label={t('fields.next')}
        error={state.errors.next}
        value={state.values.next}
        onChange={(next) => state.set('next', next)}
      />
      <div className={form['actions']}>
        <Button type="submit" busy={state.sending}>
          {t('me.passphraseSubmit')}
        </Button>
      </div>
    </form>
  );
}
