import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PageSettings } from '../../src/who-speaks/schema.ts';
import { isFailure } from '../api/failure.ts';
import page from '../app/page.module.css';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { AccountChecks } from './account-checks.tsx';
import { ContactFields } from './contact-fields.tsx';
import { checkPage, readPageValues, type PageValues } from './page-values.ts';
import { publicPageQuery, savePublicPage } from './requests.ts';
import { TextFields } from './text-fields.tsx';
import styles from './who-speaks.module.css';

/** Address, colour, words and accounts of the public page. */
export function PageForm({ settings }: { readonly settings: PageSettings }) {
  const { t } = useTranslation('publicPage');
  const client = useQueryClient();
  const refused = useRefusal<PageValues>(['slug', 'accent', 'contactEmail', 'contactPhone', 'contactUrl']);
  const state = useForm<PageValues>({
    initial: readPageValues(settings),
    check: (values) => checkPage(values, t),
    refused: (error) => (isFailure(error, 'slug-taken') ? { fields: { slug: t('wrong.taken') } } : refused(error)),
    send: async ({ introductionFr, introductionEn, outsideFr, outsideEn, ...values }) => {
      await savePublicPage({
        ...settings,
        ...values,
        introduction: { fr: introductionFr, en: introductionEn },
        outsideHours: { fr: outsideFr, en: outsideEn },
      });
      await client.invalidateQueries({ queryKey: publicPageQuery.queryKey });
      toast({ text: t('saved') });
    },
  });
  const { values, errors, set } = state;
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary
        form={state}
        fields={[
          ['slug', 'page-slug'],
          ['accent', 'page-accent'],
          ['contactPhone', 'page-phone'],
          ['contactEmail', 'page-email'],
          ['contactUrl', 'page-url'],
        ]}
      />
      <section className={page['section']}>
        <h2>{t('address')}</h2>
        <Field
          id="page-slug"
          label={t('slug')}
          hint={t('slugHint')}
          error={errors.slug}
          width="medium"
          maxLength={60}
          autoComplete="off"
          value={values.slug}
          onChange={(event) => set('slug', event.target.value.toLowerCase())}
        />
        <label className={styles['check']}>
          <input type="checkbox" checked={values.indexed} onChange={(event) => set('indexed', event.target.checked)} />
          <span>{t('indexed')}</span>
        </label>
      </section>
      <section className={page['section']}>
        <h2>{t('look')}</h2>
        <Field
          id="page-accent"
          type="color"
          width="short"
          label={t('accent')}
          hint={t('accentHint')}
          error={errors.accent}
          value={values.accent}
          onChange={(event) => set('accent', event.target.value)}
        />
      </section>
      <TextFields form={state} />
      <ContactFields form={state} />
      <AccountChecks hidden={values.hiddenAccounts} onChange={(hidden) => set('hiddenAccounts', hidden)} />
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
