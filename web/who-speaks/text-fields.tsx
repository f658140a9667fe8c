import { useTranslation } from 'react-i18next';
import page from '../app/page.module.css';
import { FieldFrame } from '../design/field.tsx';
import field from '../design/field.module.css';
import type { Form } from '../design/use-form.ts';
import type { PageValues } from './page-values.ts';

type Text = 'introductionFr' | 'introductionEn' | 'outsideFr' | 'outsideEn';

/** What the organisation says of itself, and of the hours when nobody is there, in both languages. */
export function TextFields({ form }: { readonly form: Pick<Form<PageValues>, 'values' | 'set'> }) {
  const { t } = useTranslation('publicPage');
  const text = (name: Text, label: string, hint?: string) => (
    <FieldFrame label={label} {...(hint !== undefined && { hint })}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          aria-describedby={describedBy}
          lang={name.endsWith('En') ? 'en' : 'fr'}
          className={field['input']}
          rows={3}
          maxLength={600}
          value={form.values[name]}
          onChange={(event) => form.set(name, event.target.value)}
        />
      )}
    </FieldFrame>
  );
  return (
    <section className={page['section']}>
      <h2>{t('texts')}</h2>
      {text('introductionFr', t('introduction'), t('introductionHint'))}
      {text('introductionEn', t('introductionEn'))}
      {text('outsideFr', t('outside'), t('outsideHint'))}
      {text('outsideEn', t('outsideEn'))}
    </section>
  );
}
