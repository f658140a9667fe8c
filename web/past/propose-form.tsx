import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, SignatureForm, SignatureMark } from '../../src/accounts/schema.ts';
import type { Signed } from '../../src/past/schema.ts';
import { accountsQuery, updateAccount } from '../api/accounts.ts';
import { Button } from '../design/button.tsx';
import { Select } from '../design/field.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import styles from './past.module.css';

const FORMS = ['given-name', 'initials', 'speaker-tag', 'title-and-name'] as const satisfies readonly SignatureForm[];
const MARKS: readonly SignatureMark[] = ['—', '-', '^', '*', ''];

/** The form in which most of the past is signed, to be taken up by an account of ours. */
export function ProposeForm({ signed, sample }: { readonly signed: Signed; readonly sample: string }) {
  const { t } = useTranslation('past');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data } = useQuery(accountsQuery);
  const accounts = data?.filter(({ state }) => state !== 'disconnected') ?? [];
  const [chosen, setChosen] = useState('');
  const form = FORMS.find((one) => one === signed.form);
  const account = accounts.find(({ accountId }) => accountId === chosen);
  const mark = MARKS.find((one) => one === (signed.mark ?? ''));
  const take = useMutation({
    mutationFn: ({ accountId }: AccountView) =>
      updateAccount(accountId, { ...(form && { signatureForm: form }), ...(mark !== undefined && { signatureMark: mark }) }),
    onSuccess: async (_, { handle }) => {
      toast({ text: t('form.done', { handle: `@${handle}` }) });
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
  });
  if (form === undefined) return null;
  const already = account !== undefined && account.signatureForm === form && (mark === undefined || account.signatureMark === mark);
  return (
    <div className={styles['people']}>
      <h3>{t('form.title')}</h3>
      <p>{t('form.found', { sample, form: t(`form.forms.${form}`) })}</p>
      {accounts.length === 0 ? (
        <p className={styles['soft']}>{t('form.noAccount')}</p>
      ) : (
        <div className={styles['takeUp']}>
          <Select label={t('form.account')} width="medium" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t('form.pick')}</option>
            {accounts.map(({ accountId, handle }) => (
              <option key={accountId} value={accountId}>
                @{handle}
              </option>
            ))}
          </Select>
          <Button busy={take.isPending} disabled={account === undefined || already} onClick={() => account && take.mutate(account)}>
            {t('form.submit')}
          </Button>
        </div>
      )}
      {already && (
        <p role="status" className={styles['soft']}>
          {t('form.already', { handle: `@${account.handle}` })}
        </p>
      )}
    </div>
  );
}
