import { useTranslation } from 'react-i18next';
import { Field } from '../design/field.tsx';
import type { Form } from '../design/use-form.ts';
import type { CardValues } from './card-values.ts';
import { ChipsField } from './chips-field.tsx';
import { LANGUAGES_MAXIMUM, TOPIC_MAXIMUM, TOPICS_MAXIMUM } from './form-rules.ts';
import { languageName, offeredLanguages } from './language-names.ts';

interface TasteFieldsProps {
  readonly form: Form<CardValues>;
  readonly lines: readonly (keyof CardValues)[];
}

/** What somebody speaks, likes, and has time for. */
export function TasteFields({ form: { values, errors, set }, lines }: TasteFieldsProps) {
  const { t, i18n } = useTranslation('people');
  const offered = offeredLanguages(i18n.language);
  const readLanguage = (typed: string): string | null => {
    const wanted = typed.toLowerCase();
    return offered.find(({ tag, name }) => name.toLowerCase() === wanted || tag === wanted)?.tag ?? null;
  };
  return (
    <>
      {lines.includes('languages') && (
        <ChipsField
          id="languages"
          label={t('fields.languages')}
          hint={t('fields.languagesHint')}
          error={errors.languages}
          items={values.languages}
          nameOf={(tag) => languageName(tag, i18n.language)}
          read={readLanguage}
          suggestions={offered.filter(({ tag }) => !values.languages.includes(tag)).map(({ name }) => name)}
          most={LANGUAGES_MAXIMUM}
          longest={60}
          onChange={(languages) => set('languages', languages)}
        />
      )}
      {lines.includes('topics') && (
        <ChipsField
          id="topics"
          label={t('fields.topics')}
          hint={t('fields.topicsHint')}
          error={errors.topics}
          items={values.topics}
          most={TOPICS_MAXIMUM}
          longest={TOPIC_MAXIMUM}
          onChange={(topics) => set('topics', topics)}
        />
      )}
      {lines.includes('weeklyHours') && (
        <Field
          id="weekly-hours"
          label={t('fields.weeklyHours')}
          hint={t('fields.weeklyHoursHint')}
          error={errors.weeklyHours}
          width="short"
          inputMode="decimal"
          maxLength={6}
          value={values.weeklyHours}
          onChange={(event) => set('weeklyHours', event.target.value)}
        />
      )}
    </>
  );
}
