import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TenureKind, TitleForm, Titles } from '../../src/offices/schema.ts';
import { membersQuery } from '../api/people.ts';
import { Choices } from '../design/choices.tsx';
import { Select } from '../design/field.tsx';
import type { FormErrors } from '../design/use-form.ts';

export interface HolderValues {
  readonly memberId: string;
  /** Null: nothing is chosen yet. */
  readonly titleForm: TitleForm | null;
  readonly kind: TenureKind;
}

interface HolderFieldsProps {
  readonly values: HolderValues;
  readonly errors: FormErrors<HolderValues>;
  readonly titles: Titles;
  readonly onMember: (memberId: string) => void;
  readonly onForm: (form: TitleForm) => void;
  readonly onKind: (kind: TenureKind) => void;
}

const FORMS: readonly TitleForm[] = ['feminine', 'masculine', 'neutral'];

/** The forms of a title that differ. */
const formsOf = (titles: Titles): TitleForm[] =>
  FORMS.filter((form, place) => titles[form] !== '' && FORMS.findIndex((other) => titles[other] === titles[form]) === place);

/** Whether a form has to be chosen and is not. */
export const lacksForm = (titles: Titles, { titleForm }: Pick<HolderValues, 'titleForm'>): boolean =>
  titleForm === null && formsOf(titles).length > 1;

/** Who holds the office, as what, and the title that he or she bears. */
export function HolderFields({ values, errors, titles, onMember, onForm, onKind }: HolderFieldsProps) {
  const { t } = useTranslation('offices');
  const { data: members } = useQuery(membersQuery);
  const forms = formsOf(titles);
  return (
    <>
      <Select
        id="holder-member"
        label={t('fields.member')}
        error={errors.memberId}
        width="medium"
        value={values.memberId}
        onChange={(event) => onMember(event.target.value)}
      >
        <option value="">{t('fields.chooseMember')}</option>
        {members
          ?.filter(({ state }) => state === 'active')
          .map(({ memberId, publicName, familyName }) => (
            <option key={memberId} value={memberId}>
              {publicName} {familyName}
            </option>
          ))}
      </Select>
      {forms.length > 1 && (
        <Choices
          id="holder-form"
          legend={t('fields.form')}
          error={errors.titleForm}
          choices={forms.map((value) => ({ value, label: titles[value] }))}
          value={values.titleForm}
          onChange={onForm}
        />
      )}
      <Choices
        legend={t('fields.kind')}
        layout="row"
        choices={[
          { value: 'holder', label: t('fields.holder') },
          { value: 'interim', label: t('fields.interim'), hint: t('fields.interimHint') },
        ]}
        value={values.kind}
        onChange={onKind}
      />
    </>
  );
}
