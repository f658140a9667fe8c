import { useTranslation } from 'react-i18next';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import type { FormErrors } from '../design/use-form.ts';
import { JOB_TITLE_MAXIMUM, NAME_MAXIMUM } from './form-rules.ts';
import { PassphraseField } from './passphrase-field.tsx';
import type { PersonValues } from './use-person-rules.ts';

interface PersonFieldsProps {
  readonly values: PersonValues;
  readonly errors: FormErrors<PersonValues>;
  readonly set: (key: keyof PersonValues, value: string) => void;
  /** Asked for only when it is not known already. */
  readonly email?: { readonly value: string; readonly error: string | undefined; readonly onChange: (email: string) => void };
}

/** Names, title and passphrase of somebody who comes in for the first time. */
export function PersonFields({ values, errors, set, email }: PersonFieldsProps) {
  const { t } = useTranslation('people');
  return (
    <>
      <div className={form['pair']}>
        <Field
          id="given-name"
          label={t('fields.givenName')}
          hint={t('fields.givenNameHint')}
          error={errors.givenName}
          value={values.givenName}
          maxLength={NAME_MAXIMUM}
          autoComplete="given-name"
          onChange={(event) => set('givenName', event.target.value)}
        />
        <Field
          id="family-name"
          label={t('fields.familyName')}
          hint={t('fields.familyNameHint')}
          error={errors.familyName}
          value={values.familyName}
          maxLength={NAME_MAXIMUM}
          autoComplete="family-name"
          onChange={(event) => set('familyName', event.target.value)}
        />
      </div>
      <Field
        id="job-title"
        label={t('fields.jobTitle')}
        hint={t('fields.jobTitleHint')}
        error={errors.jobTitle}
        value={values.jobTitle}
        maxLength={JOB_TITLE_MAXIMUM}
        autoComplete="organization-title"
        onChange={(event) => set('jobTitle', event.target.value)}
      />
      {email !== undefined && (
        <Field
          id="email"
          label={t('fields.email')}
          hint={t('fields.emailHint')}
          error={email.error}
          value={email.value}
          type="email"
          maxLength={254}
          autoComplete="email"
          onChange={(event) => email.onChange(event.target.value)}
        />
      )}
      <PassphraseField
        id="passphrase"
        kind="new"
        label={t('fields.passphrase')}
        error={errors.passphrase}
        value={values.passphrase}
        onChange={(passphrase) => set('passphrase', passphrase)}
      />
    </>
  );
}
