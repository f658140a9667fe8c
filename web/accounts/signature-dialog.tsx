import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView, SignatureForm, SignatureMark } from '../../src/accounts/schema.ts';
import { accountsQuery, updateAccount } from '../api/accounts.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../people/use-refusal.ts';
import { separatorOf, signatureText } from './signature-text.ts';
import styles from './accounts.module.css';

const FORMS: readonly SignatureForm[] = ['given-name', 'initials', 'none'];
const MARKS: readonly SignatureMark[] = ['—', '-', '^', '*'];
/** Seconds. */
const DELAYS: readonly number[] = [0, 5, 10, 20, 30, 60, 120];

interface Values {
  readonly signatureForm: SignatureForm;
  readonly signatureMark: SignatureMark;
  readonly undoDelaySeconds: number;
}

/** How an account signs, with what the public will read; and how long an answer can be taken back. */
export function SignatureDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'shell']);
  const { member } = useMe();
  const client = useQueryClient();
  const refused = useRefusal<Values>(['signatureForm', 'signatureMark', 'undoDelaySeconds']);
  const state = useForm<Values>({
    initial: { signatureForm: account.signatureForm, signatureMark: account.signatureMark, undoDelaySeconds: account.undoDelaySeconds },
    check: () => ({}),
    refused,
    send: async (values) => {
      await updateAccount(account.accountId, values);
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast({ text: t('signature.saved', { handle: account.handle }) });
      onClose();
    },
  });
  const { values, set } = state;
  const delays = DELAYS.includes(account.undoDelaySeconds) ? DELAYS : [...DELAYS, account.undoDelaySeconds].toSorted((a, b) => a - b);
  return (
    <Dialog title={t('signature.dialog', { handle: account.handle })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[]} />
        <Choices
          legend={t('signature.form')}
          choices={FORMS.map((value) => ({
            value,
            label: t(`signature.${value}`),
            hint: value === 'none' ? t('signature.noneHint') : signatureText({ ...values, signatureForm: value }, member),
          }))}
          value={values.signatureForm}
          onChange={(signatureForm) => set('signatureForm', signatureForm)}
        />
        {values.signatureForm !== 'none' && (
          <Choices
            legend={t('signature.mark')}
            layout="row"
            choices={MARKS.map((value) => ({ value, label: signatureText({ ...values, signatureMark: value }, member) }))}
            value={values.signatureMark}
            onChange={(signatureMark) => set('signatureMark', signatureMark)}
          />
        )}
        <figure className={styles['preview']} aria-live="polite">
          <figcaption>{t('signature.preview')}</figcaption>
          <p>
            {t('signature.sample')}
            {separatorOf(values)}
            <b>{signatureText(values, member)}</b>
          </p>
        </figure>
        <Select
          label={t('signature.undo')}
          hint={t('signature.undoHint')}
          width="medium"
          value={values.undoDelaySeconds}
          onChange={(event) => set('undoDelaySeconds', Number(event.target.value))}
        >
          {delays.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? t('signature.immediate') : t('signature.seconds', { count: seconds })}
            </option>
          ))}
        </Select>
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('shell:form.save')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
