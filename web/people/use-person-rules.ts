import { useTranslation } from 'react-i18next';
import type { FormErrors } from '../design/use-form.ts';
import { isBlank, isPassphrase, PASSPHRASE_MINIMUM } from './form-rules.ts';

/** What somebody says of himself when he comes in for the first time. */
export interface PersonValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly passphrase: string;
}

export function usePersonRules(): (values: PersonValues) => FormErrors<PersonValues> {
  const { t } = useTranslation('people');
  return (values) => ({
    ...(isBlank(values.givenName) && { givenName: t('wrong.givenName') }),
    ...(isBlank(values.familyName) && { familyName: t('wrong.familyName') }),
    ...(!isPassphrase(values.passphrase) && { passphrase: t('wrong.passphrase', { count: PASSPHRASE_MINIMUM }) }),
  });
}
