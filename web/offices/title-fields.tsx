import { useTranslation } from 'react-i18next';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import type { Form, FormErrors } from '../design/use-form.ts';

export interface TitleValues {
  readonly neutral: string;
  readonly feminine: string;
  readonly masculine: string;
}
const NAMES = ['neutral', 'feminine', 'masculine'] as const;

/** What is missing of the titles. */
export const missingTitles = (values: TitleValues, words: string): FormErrors<TitleValues> =>
  Object.fromEntries(NAMES.filter((name) => values[name].trim() === '').map((name) => [name, words]));

/** The office's name, and the title of whoever holds it in both forms. */
export function TitleFields({ form: state }: { readonly form: Pick<Form<TitleValues>, 'values' | 'errors' | 'set'> }) {
  const { t } = useTranslation('offices');
  const field = (name: (typeof NAMES)[number]) => ({
    id: `office-${name}`,
    error: state.errors[name],
    value: state.values[name],
    maxLength: 100,
    onChange: (event: { target: { value: string } }) => state.set(name, event.target.value),
  });
  return (
    <>
      <Field {...field('neutral')} label={t('fields.neutral')} hint={t('fields.neutralHint')} />
      <div className={form['pair']}>
        <Field {...field('feminine')} label={t('fields.feminine')} hint={t('fields.feminineExample')} />
        <Field {...field('masculine')} label={t('fields.masculine')} />
      </div>
    </>
  );
}
