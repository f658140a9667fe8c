import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createOrganisation } from '../api/people.ts';
import { usePageTitle } from '../app/page-title.ts';
import { beginSession } from '../app/session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field, Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useForm } from '../design/use-form.ts';
import { isLanguage } from '../i18n/i18n.ts';
import { Door } from './door.tsx';
import { ORGANISATION_MAXIMUM } from './form-rules.ts';
import { PersonFields } from './person-fields.tsx';
import { browserTimeZone, cityOf, zonesByContinent } from './time-zones.ts';
import { useNewOrganisationRules, type NewOrganisationValues } from './use-new-organisation-rules.ts';
import styles from './door.module.css';
import { INBOX } from '../app/addresses.ts';

const FIELDS = [
  ['name', 'organisation-name'],
  ['timeZone', 'organisation-zone'],
  ['givenName', 'given-name'],
  ['familyName', 'family-name'],
  ['jobTitle', 'job-title'],
  ['email', 'email'],
  ['passphrase', 'passphrase'],
] as const satisfies readonly (readonly [keyof NewOrganisationValues, string])[];

/** The organisation and its first person, on one page. */
export function NewOrganisationPage() {
  const { t, i18n } = useTranslation('people');
  const client = useQueryClient();
  const navigate = useNavigate();
  const zones = useMemo(() => zonesByContinent(), []);
  const { check, refused } = useNewOrganisationRules();
  usePageTitle(t('create.title'));
  const state = useForm<NewOrganisationValues>({
    initial: { name: '', timeZone: browserTimeZone(), givenName: '', familyName: '', jobTitle: '', email: '', passphrase: '' },
    check,
    refused,
    send: async (values) => {
      const me = await createOrganisation({ ...values, language: isLanguage(i18n.language) ? i18n.language : 'fr' });
      await beginSession(client, me);
      await navigate(INBOX);
    },
  });
  const { values, errors, set } = state;
  return (
    <Door>
      <div className={styles['head']}>
        <h1 tabIndex={-1}>{t('create.title')}</h1>
        <p className={styles['lead']}>{t('create.lead')}</p>
      </div>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={FIELDS} />
        <fieldset className={styles['part']}>
          <legend>{t('create.organisation')}</legend>
          <Field
            id="organisation-name"
            label={t('fields.organisation')}
            hint={t('fields.organisationHint')}
            error={errors.name}
            value={values.name}
            maxLength={ORGANISATION_MAXIMUM}
            autoComplete="organization"
            onChange={(event) => set('name', event.target.value)}
          />
          <Select
            id="organisation-zone"
            label={t('fields.timeZone')}
            hint={t('fields.timeZoneHint')}
            error={errors.timeZone}
            width="medium"
            value={values.timeZone}
            onChange={(event) => set('timeZone', event.target.value)}
          >
            {zones.map(([continent, members]) => (
              <optgroup key={continent} label={continent}>
                {members.map((zone) => (
                  <option key={zone} value={zone}>
                    {cityOf(zone)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </fieldset>
        <fieldset className={styles['part']}>
          <legend>{t('create.you')}</legend>
          <PersonFields
            values={values}
            errors={errors}
            set={set}
            email={{ value: values.email, error: errors.email, onChange: (email) => set('email', email) }}
          />
        </fieldset>
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('create.submit')}
          </Button>
          <Link to="/bienvenue" className={buttonClass('quiet')}>
            {t('create.back')}
          </Link>
        </div>
      </form>
    </Door>
  );
}
