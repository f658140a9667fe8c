import type { TFunction } from 'i18next';
import type { FormErrors } from '../design/use-form.ts';
import { isDay } from './days.ts';
import { lacksForm, type HolderValues } from './holder-fields.tsx';
import { missingTitles, type TitleValues } from './title-fields.tsx';

/** What is asked for a new office. */
export interface OfficeValues extends TitleValues, HolderValues {
  readonly accountId: string;
  readonly held: 'somebody' | 'nobody' | null;
  readonly startsOn: string;
}

/** What is missing of it; the server judges again. */
export function checkOffice(values: OfficeValues, t: TFunction<'offices'>): FormErrors<OfficeValues> {
  const somebody = values.held === 'somebody';
  return {
    ...missingTitles(values, t('wrong.title')),
    ...(values.accountId === '' && { accountId: t('wrong.account') }),
    ...(values.held === null && { held: t('wrong.member') }),
    ...(somebody && values.memberId === '' && { memberId: t('wrong.member') }),
    ...(somebody && lacksForm(values, values) && { titleForm: t('wrong.form') }),
    ...(somebody && !isDay(values.startsOn) && { startsOn: t('wrong.startsOn') }),
  };
}
