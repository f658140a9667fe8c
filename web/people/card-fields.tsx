import { useTranslation } from 'react-i18next';
import { cx } from '../design/cx.ts';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import type { Form } from '../design/use-form.ts';
import type { CardValues } from './card-values.ts';
import { JOB_TITLE_MAXIMUM, NAME_MAXIMUM, PRONOUNS_MAXIMUM, SPEAKER_TAG_MAXIMUM } from './form-rules.ts';
import { InitialsField } from './initials-field.tsx';
import { TasteFields } from './taste-fields.tsx';
import styles from './card.module.css';

interface CardFieldsProps {
  readonly form: Form<CardValues>;
  readonly memberId: string;
  readonly lines: readonly (keyof CardValues)[];
  readonly offeredInitials: readonly string[];
}

/** The lines of text of a card, those that may be written. */
export function CardFields({ form: state, memberId, lines, offeredInitials }: CardFieldsProps) {
  const { t } = useTranslation('people');
  const { values, errors, set } = state;
  const text = (
    line: keyof CardValues & ('givenName' | 'familyName' | 'publicName' | 'jobTitle' | 'pronouns' | 'speakerTag'),
    id: string,
  ) => ({
    id,
    value: values[line],
    error: errors[line],
    onChange: (event: { target: { value: string } }) => set(line, event.target.value),
  });
  return (
    <>
      {lines.includes('publicName') && (
        <Field
          {...text('publicName', 'public-name')}
          label={t('fields.publicName')}
          hint={t('fields.publicNameHint')}
          width="medium"
          maxLength={NAME_MAXIMUM}
          autoComplete="off"
        />
      )}
      {lines.includes('pronouns') && (
        <Field
          {...text('pronouns', 'pronouns')}
          label={t('fields.pronouns')}
          hint={t('fields.pronounsHint')}
          width="medium"
          maxLength={PRONOUNS_MAXIMUM}
        />
      )}
      {lines.includes('givenName') && (
        <div className={cx(form['pair'], styles['names'])}>
          <Field {...text('givenName', 'given-name')} label={t('fields.givenName')} maxLength={NAME_MAXIMUM} autoComplete="off" />
          <Field {...text('familyName', 'family-name')} label={t('fields.familyName')} maxLength={NAME_MAXIMUM} autoComplete="off" />
          <p className={form['hint']}>{t('fields.legalHint')}</p>
        </div>
      )}
      {lines.includes('initials') && (
        <InitialsField
          memberId={memberId}
          value={values.initials}
          error={errors.initials}
          offered={offeredInitials}
          onChange={(initials) => set('initials', initials)}
        />
      )}
      {lines.includes('jobTitle') && (
        <Field
          {...text('jobTitle', 'job-title')}
          label={t('fields.jobTitle')}
          hint={t('fields.jobTitlePublic')}
          maxLength={JOB_TITLE_MAXIMUM}
        />
      )}
      {lines.includes('speakerTag') && (
        <Field
          {...text('speakerTag', 'speaker-tag')}
          label={t('fields.speakerTag')}
          hint={t('fields.speakerTagHint')}
          width="medium"
          maxLength={SPEAKER_TAG_MAXIMUM + 1}
          autoComplete="off"
        />
      )}
      <TasteFields form={state} lines={lines} />
    </>
  );
}
