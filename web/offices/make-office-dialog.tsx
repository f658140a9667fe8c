import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OfficesView } from '../../src/offices/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field, Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { HolderFields } from './holder-fields.tsx';
import { makeOffice, officesQuery } from './requests.ts';
import { checkOffice, type OfficeValues } from './office-values.ts';
import { TitleFields } from './title-fields.tsx';
import { useOfficeRefusal } from './use-offices.ts';

/** Makes an account the account of an office. */
export function MakeOfficeDialog({ offices, onClose }: { readonly offices: OfficesView; readonly onClose: () => void }) {
  const { t } = useTranslation(['offices', 'shell']);
  const client = useQueryClient();
  const { data: accounts } = useQuery(accountsQuery);
  const free = (accounts ?? []).filter(
    ({ accountId, state }) => state !== 'disconnected' && !offices.offices.some((office) => office.accountId === accountId),
  );
  const state = useForm<OfficeValues>({
    initial: {
      accountId: '',
      neutral: '',
      feminine: '',
      masculine: '',
      held: null,
      memberId: '',
      titleForm: null,
      kind: 'holder',
      startsOn: offices.today,
    },
    check: (values) => checkOffice(values, t),
    refused: useOfficeRefusal<OfficeValues>({
      'account-has-office': 'accountId',
      'no-such-account': 'accountId',
      'no-such-member': 'memberId',
      'too-far': 'startsOn',
    }),
    send: async ({ accountId, held, neutral, feminine, masculine, memberId, kind, titleForm, startsOn }) => {
      const holder = held === 'somebody' ? { memberId, kind, titleForm: titleForm ?? 'neutral', startsOn } : null;
      await makeOffice({ accountId, titles: { neutral, feminine, masculine }, holder });
      await client.invalidateQueries({ queryKey: officesQuery.queryKey });
      toast({ text: t('makeDialog.made', { title: neutral }) });
      onClose();
    },
  });
  const { values, errors, set } = state;
  return (
    <Dialog title={t('makeDialog.title')} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary
          form={state}
          fields={[
            ['accountId', 'office-account'],
            ['neutral', 'office-neutral'],
            ['feminine', 'office-feminine'],
            ['masculine', 'office-masculine'],
            ['held', 'office-held'],
            ['memberId', 'holder-member'],
            ['titleForm', 'holder-form'],
            ['startsOn', 'office-since'],
          ]}
        />
        {accounts !== undefined && free.length === 0 && <p>{t('noAccount')}</p>}
        <Select
          id="office-account"
          label={t('fields.account')}
          hint={t('fields.accountHint')}
          error={errors.accountId}
          width="medium"
          value={values.accountId}
          onChange={(event) => set('accountId', event.target.value)}
        >
          <option value="">{t('fields.chooseAccount')}</option>
          {free.map(({ accountId, handle }) => (
            <option key={accountId} value={accountId}>
              @{handle}
            </option>
          ))}
        </Select>
        <TitleFields form={state} />
        <Choices
          id="office-held"
          legend={t('fields.held')}
          layout="row"
          error={errors.held}
          choices={[
            { value: 'somebody', label: t('fields.somebody') },
            { value: 'nobody', label: t('fields.nobody') },
          ]}
          value={values.held}
          onChange={(held) => set('held', held)}
        />
        {values.held === 'somebody' && (
          <>
            <HolderFields
              values={values}
              errors={errors}
              titles={values}
              onMember={(memberId) => set('memberId', memberId)}
              onForm={(titleForm) => set('titleForm', titleForm)}
              onKind={(kind) => set('kind', kind)}
            />
            <Field
              id="office-since"
              type="date"
              width="medium"
              label={t('fields.sinceOn')}
              error={errors.startsOn}
              value={values.startsOn}
              onChange={(event) => set('startsOn', event.target.value)}
            />
          </>
        )}
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('makeDialog.submit')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
