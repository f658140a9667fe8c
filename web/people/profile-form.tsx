import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../src/people/schema.ts';
import { meQuery, membersQuery, updateMe } from '../api/people.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Face } from '../design/face.tsx';
import { Field, Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { changeLanguage, isLanguage } from '../i18n/i18n.ts';
import { isBlank, JOB_TITLE_MAXIMUM, NAME_MAXIMUM } from './form-rules.ts';
import { useRefusal } from './use-refusal.ts';
import styles from './me.module.css';

interface Values {
  readonly publicName: string;
  readonly initials: string;
  readonly jobTitle: string;
  readonly language: Language | 'browser';
}
const FIELDS = [
  ['publicName', 'public-name'],
  ['initials', 'initials'],
  ['jobTitle', 'my-job-title'],
  ['language', 'my-language'],
] as const satisfies readonly (readonly [keyof Values, string])[];
const INITIALS_MAXIMUM = 6;

/** How one is seen, with the result beside the fields. */
export function ProfileForm() {
  const { t } = useTranslation(['people', 'shell']);
  const { member } = useMe();
  const client = useQueryClient();
  const refused = useRefusal<Values>(
    FIELDS.map(([field]) => field),
    { 'initials-taken': 'initials' },
  );
  const state = useForm<Values>({
    initial: {
      publicName: member.publicName,
      initials: member.initials,
      jobTitle: member.jobTitle,
      language: member.language ?? 'browser',
    },
    check: ({ publicName, initials }) => ({
      ...(isBlank(publicName) && { publicName: t('wrong.publicName') }),
      ...(isBlank(initials) && { initials: t('wrong.initials') }),
    }),
    refused,
    send: async ({ language, ...rest }) => {
      const chosen = language === 'browser' ? null : language;
      client.setQueryData(meQuery.queryKey, await updateMe({ ...rest, language: chosen }));
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      const browser = navigator.language.slice(0, 2);
      await changeLanguage(chosen ?? (isLanguage(browser) ? browser : 'fr'), chosen !== null);
      toast({ text: t('shell:form.saved') });
    },
  });
  const { values, errors, set } = state;
  return (
    <div className={styles['profile']}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={FIELDS} />
        <Field
          id="public-name"
          label={t('fields.publicName')}
          hint={t('fields.publicNameHint')}
          error={errors.publicName}
          width="medium"
          maxLength={NAME_MAXIMUM}
          value={values.publicName}
          onChange={(event) => set('publicName', event.target.value)}
        />
        <Field
          id="initials"
          label={t('fields.initials')}
          hint={t('fields.initialsHint')}
          error={errors.initials}
          width="short"
          maxLength={INITIALS_MAXIMUM}
          value={values.initials}
          onChange={(event) => set('initials', event.target.value)}
        />
        <Field
          id="my-job-title"
          label={t('fields.jobTitle')}
          error={errors.jobTitle}
          maxLength={JOB_TITLE_MAXIMUM}
          value={values.jobTitle}
          onChange={(event) => set('jobTitle', event.target.value)}
        />
        <Select
          id="my-language"
          label={t('fields.language')}
          error={errors.language}
          width="medium"
          value={values.language}
          onChange={(event) => set('language', isLanguage(event.target.value) ? event.target.value : 'browser')}
        >
          <option value="browser">{t('fields.languageOrganisation')}</option>
          <option value="fr">{t('fields.french')}</option>
          <option value="en">{t('fields.english')}</option>
        </Select>
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('shell:form.save')}
          </Button>
        </div>
      </form>
      <figure className={styles['preview']} aria-label={t('me.preview')}>
        <Face id={member.memberId} name={values.publicName} initials={values.initials} size={88} />
        <strong>{values.publicName}</strong>
        <span>{values.jobTitle}</span>
        <figcaption>{t('me.preview')}</figcaption>
        <span className={styles['signatures']}>
          <b>— {values.publicName}</b> <b>^{values.initials}</b>
        </span>
      </figure>
    </div>
  );
}
