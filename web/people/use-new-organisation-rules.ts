import { useTranslation } from 'react-i18next';
import type { FormErrors } from '../design/use-form.ts';
import { isBlank, isEmail } from './form-rules.ts';
import { usePersonRules, type PersonValues } from './use-person-rules.ts';
import { useRefusal } from '../app/use-refusal.ts';

export interface NewOrganisationValues extends PersonValues {
  readonly name: string;
  readonly timeZone: string;
  readonly email: string;
}

const FIELDS: readonly (keyof NewOrganisationValues)[] = ['name', 'timeZone', 'givenName', 'familyName', 'jobTitle', 'email', 'passphrase'];

export function useNewOrganisationRules() {
  const { t } = useTranslation('people');
  const checkPerson = usePersonRules();
  const refused = useRefusal<NewOrganisationValues>(FIELDS, { 'unknown-time-zone': 'timeZone' });
  const check = (values: NewOrganisationValues): FormErrors<NewOrganisationValues> => ({
    ...checkPerson(values),
    ...(isBlank(values.name) && { name: t('wrong.organisation') }),
    ...(isBlank(values.timeZone) && { timeZone: t('wrong.timeZone') }),
    ...(!isEmail(values.email) && { email: t('wrong.email') }),
  });
  return { check, refused };
}
