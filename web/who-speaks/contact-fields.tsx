import { useTranslation } from 'react-i18next';
import page from '../app/page.module.css';
import { Field } from '../design/field.tsx';
import type { Form } from '../design/use-form.ts';
import type { PageValues } from './page-values.ts';

/** The other ways to reach the organisation: all of them public, none of them a member's. */
export function ContactFields({ form }: { readonly form: Pick<Form<PageValues>, 'values' | 'errors' | 'set'> }) {
  const { t } = useTranslation('publicPage');
  const { values, errors, set } = form;
  return (
    <section className={page['section']}>
      <h2>{t('contact')}</h2>
      <Field
        id="page-phone"
        type="tel"
        width="medium"
        label={t('phone')}
        error={errors.contactPhone}
        maxLength={40}
        value={values.contactPhone}
        onChange={(event) => set('contactPhone', event.target.value)}
      />
      <Field
        id="page-email"
        type="email"
        width="medium"
        label={t('email')}
        error={errors.contactEmail}
        maxLength={254}
        value={values.contactEmail}
        onChange={(event) => set('contactEmail', event.target.value)}
      />
      <Field
        id="page-url"
        type="url"
        label={t('url')}
        error={errors.contactUrl}
        maxLength={500}
        value={values.contactUrl}
        onChange={(event) => set('contactUrl', event.target.value)}
      />
    </section>
  );
}
