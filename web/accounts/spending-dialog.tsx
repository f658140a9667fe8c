import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { SpendingView } from '../../src/accounts/schema-spending.ts';
import { putSpendingPlan, spendingQuery } from '../api/spending.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { isCurrency, planOf, readAmount, typedOf, type TypedPlan } from './money.ts';

interface SpendingDialogProps {
  readonly account: AccountView;
  readonly spending: SpendingView;
  readonly onClose: () => void;
}

const FIELDS = [
  ['currency', 'spending-currency'],
  ['readPrice', 'spending-read'],
  ['postPrice', 'spending-post'],
  ['ceiling', 'spending-ceiling'],
] as const;

/** Says what the network asks for, and how much of it a month may cost. */
export function SpendingDialog({ account, spending, onClose }: SpendingDialogProps) {
  const { t, i18n } = useTranslation(['spending', 'shell']);
  const client = useQueryClient();
  const refused = useRefusal<TypedPlan>(['currency', 'readPrice', 'postPrice', 'ceiling']);
  const amount = (typed: string) => (readAmount(typed) === null ? t('wrongAmount') : undefined);
  const state = useForm<TypedPlan>({
    initial: typedOf(spending, i18n.language),
    check: ({ currency, readPrice, postPrice, ceiling }) => {
      const wrong = {
        readPrice: amount(readPrice),
        postPrice: amount(postPrice),
        ceiling: ceiling.trim() === '' ? undefined : amount(ceiling),
      };
      const found = Object.entries(wrong).filter((entry): entry is [keyof typeof wrong, string] => entry[1] !== undefined);
      return { ...Object.fromEntries(found), ...(isCurrency(currency) ? {} : { currency: t('wrongCurrency') }) };
    },
    refused,
    send: async (typed) => {
      const saved = await putSpendingPlan(account.accountId, planOf(typed));
      client.setQueryData(spendingQuery(account.accountId).queryKey, saved);
      toast({ text: t('saved') });
      onClose();
    },
  });
  const field = (name: keyof TypedPlan, id: string, words: { label: string; hint: string }) => (
    <Field
      id={id}
      label={words.label}
      hint={words.hint}
      error={state.errors[name]}
      width="short"
      autoComplete="off"
      maxLength={20}
      value={state.values[name]}
      onChange={(event) => state.set(name, event.target.value)}
      {...(name === 'currency' ? {} : { inputMode: 'decimal' as const })}
    />
  );
  return (
    <Dialog title={t('dialogTitle', { handle: account.handle })} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={FIELDS} />
        <p>{t('lead')}</p>
        {field('currency', 'spending-currency', { label: t('currency'), hint: t('currencyHint') })}
        {field('readPrice', 'spending-read', { label: t('readPrice'), hint: t('priceHint') })}
        {field('postPrice', 'spending-post', { label: t('postPrice'), hint: t('priceHint') })}
        {field('ceiling', 'spending-ceiling', { label: t('ceilingLabel'), hint: t('ceilingHint') })}
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('save')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
