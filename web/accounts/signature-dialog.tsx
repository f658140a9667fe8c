import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView, SignatureForm, SignatureMark, SignatureOccasion, SignaturePlace } from '../../src/accounts/schema.ts';
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
import { useRefusal } from '../app/use-refusal.ts';
import { DroppedChoice } from './signature-dropped.tsx';
import { SignaturePreview } from './signature-preview.tsx';
import { signatureText, usualPlace } from './signature-text.ts';

const FORMS: readonly SignatureForm[] = ['given-name', 'initials', 'speaker-tag', 'title-and-name', 'none'];
const MARKS: readonly SignatureMark[] = ['—', '-', '^', '*', ''];
const PLACES: readonly SignaturePlace[] = ['own-line', 'same-line', 'start'];
/** Seconds. */
const DELAYS: readonly number[] = [0, 5, 10, 20, 30, 60, 120];

interface Values {
  readonly signatureForm: SignatureForm;
  readonly signatureMark: SignatureMark;
  readonly signaturePlace: SignaturePlace | null;
  readonly signatureDropped: readonly SignatureOccasion[];
  readonly undoDelaySeconds: number;
}

/** How an account signs, with what the public will read; and how long an answer can be taken back. */
export function SignatureDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'shell', 'voices']);
  const { member } = useMe();
  const client = useQueryClient();
  const refused = useRefusal<Values>(['signatureForm', 'signatureMark', 'signaturePlace', 'signatureDropped', 'undoDelaySeconds']);
  const { signatureForm, signatureMark, signaturePlace, signatureDropped, undoDelaySeconds } = account;
  const state = useForm<Values>({
    initial: { signatureForm, signatureMark, signaturePlace, signatureDropped, undoDelaySeconds },
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
  const signs = values.signatureForm !== 'none';
  const delays = DELAYS.includes(undoDelaySeconds) ? DELAYS : [...DELAYS, undoDelaySeconds].toSorted((a, b) => a - b);
  const labelOf = (value: SignatureForm) =>
    value === 'speaker-tag' || value === 'title-and-name' ? t(`voices:signature.${value}`) : t(`signature.${value}`);
  const hintOf = (value: SignatureForm) =>
    value === 'none' ? t('signature.noneHint') : signatureText({ ...values, signatureForm: value }, member) || t('voices:signature.noTag');
  return (
    <Dialog title={t('signature.dialog', { handle: account.handle })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[]} />
        <Choices
          legend={t('signature.form')}
          choices={FORMS.map((value) => ({ value, label: labelOf(value), hint: hintOf(value) }))}
          value={values.signatureForm}
          onChange={(chosen) => {
            set('signatureForm', chosen);
            // Where it stands is a habit of each form, until somebody says otherwise.
            set('signaturePlace', null);
          }}
        />
        {signs && values.signatureForm !== 'speaker-tag' && (
          <Choices
            legend={t('signature.mark')}
            layout="row"
            choices={MARKS.map((value) => ({ value, label: signatureText({ ...values, signatureMark: value }, member) }))}
            value={values.signatureMark}
            onChange={(mark) => set('signatureMark', mark)}
          />
        )}
        {signs && (
          <Choices
            legend={t('voices:signature.place')}
            choices={PLACES.map((value) => ({ value, label: t(`voices:signature.${value}`) }))}
            value={values.signaturePlace ?? usualPlace(values.signatureForm)}
            onChange={(place) => set('signaturePlace', place)}
          />
        )}
        {signs && (
          <DroppedChoice
            value={values.signatureDropped}
            tagged={values.signatureForm === 'speaker-tag'}
            onChange={(dropped) => set('signatureDropped', dropped)}
          />
        )}
        <SignaturePreview account={account} style={values} member={member} />
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
