import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { Choices } from '../design/choices.tsx';
import { Field, Select } from '../design/field.tsx';
import { at } from '../inbox/use-people.ts';
import type { ImportAnswersView, ImportedRow } from './requests-calendar.ts';

interface ImportQuestionsProps {
  readonly rows: readonly ImportedRow[];
  readonly answers: ImportAnswersView;
  readonly onAnswer: (change: Partial<ImportAnswersView>) => void;
}

/** What the file leaves open, asked only when it does. */
export function ImportQuestions({ rows, answers, onAnswer }: ImportQuestionsProps) {
  const { t } = useTranslation('calendar');
  const { data: accounts } = useQuery(accountsQuery);
  const open = (accounts ?? []).filter(({ state }) => state !== 'disconnected');
  const asks = (kind: string) => rows.some(({ because }) => because?.kind === kind);
  const nameless = rows.some(({ accountIds, becomes }) => accountIds.length === 0 && (becomes === 'draft' || becomes === 'planned'));
  return (
    <>
      {(asks('which-day') || answers.order !== null) && (
        <Choices
          legend={t('files.order')}
          layout="row"
          value={answers.order}
          onChange={(order) => onAnswer({ order })}
          choices={(['day-first', 'month-first'] as const).map((value) => ({ value, label: t(`files.${value}`) }))}
        />
      )}
      {(asks('all-day') || answers.allDayAt !== null) && (
        <Field
          type="time"
          label={t('files.allDay')}
          width="short"
          value={answers.allDayAt ?? ''}
          onChange={(event) => onAnswer({ allDayAt: event.target.value === '' ? null : event.target.value })}
        />
      )}
      {(nameless || answers.accountIds.length > 0) && (
        <Select
          label={t('files.account')}
          width="medium"
          value={answers.accountIds[0] ?? ''}
          onChange={(event) => onAnswer({ accountIds: event.target.value === '' ? [] : [event.target.value] })}
        >
          <option value="">{t('files.noAccount')}</option>
          {open.map((account) => (
            <option key={account.accountId} value={account.accountId}>
              {at(account.handle)}
            </option>
          ))}
        </Select>
      )}
    </>
  );
}
