import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../src/offices/schema.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { officesQuery, renameOffice } from './requests.ts';
import { missingTitles, TitleFields, type TitleValues } from './title-fields.tsx';
import { useOfficeRefusal } from './use-offices.ts';

/** Changes what the office is called. */
export function RenameDialog({ office, onClose }: { readonly office: OfficeView; readonly onClose: () => void }) {
  const { t } = useTranslation(['offices', 'shell']);
  const client = useQueryClient();
  const state = useForm<TitleValues>({
    initial: office.titles,
    check: (values) => missingTitles(values, t('wrong.title')),
    refused: useOfficeRefusal<TitleValues>({}),
    send: async (values) => {
      await renameOffice(office.officeId, values);
      await client.invalidateQueries({ queryKey: officesQuery.queryKey });
      toast({ text: t('renameDialog.done') });
      onClose();
    },
  });
  return (
    <Dialog title={t('renameDialog.title')} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary
          form={state}
          fields={[
            ['neutral', 'office-neutral'],
            ['feminine', 'office-feminine'],
            ['masculine', 'office-masculine'],
          ]}
        />
        <TitleFields form={state} />
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('renameDialog.submit')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
