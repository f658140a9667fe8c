import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { Field, Select } from '../design/field.tsx';
import type { MemberSearch } from './find-members.ts';
import { languageName } from './language-names.ts';
import styles from './team.module.css';

interface MemberFilterProps {
  readonly members: readonly MemberView[];
  readonly search: MemberSearch;
  readonly shown: number;
  readonly onChange: (search: MemberSearch) => void;
}

/** Looks for somebody in a large team: by words, by language, among who is there. */
export function MemberFilter({ members, search, shown, onChange }: MemberFilterProps) {
  const { t, i18n } = useTranslation('people');
  const spoken = [...new Set(members.flatMap(({ languages }) => languages))]
    .map((tag) => ({ tag, name: languageName(tag, i18n.language) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, i18n.language));
  return (
    <search className={styles['filter']}>
      <Field
        type="search"
        label={t('filter.words')}
        placeholder={t('filter.wordsExample')}
        width="medium"
        maxLength={80}
        value={search.words}
        onChange={(event) => onChange({ ...search, words: event.target.value })}
      />
      {spoken.length > 1 && (
        <Select
          label={t('filter.language')}
          width="medium"
          value={search.language}
          onChange={(event) => onChange({ ...search, language: event.target.value })}
        >
          <option value="">{t('filter.anyLanguage')}</option>
          {spoken.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <label className={styles['check']}>
        <input type="checkbox" checked={search.onlyHere} onChange={(event) => onChange({ ...search, onlyHere: event.target.checked })} />
        {t('filter.onlyHere')}
      </label>
      <p role="status" className={styles['soft']}>
        {t('filter.shown', { count: shown })}
      </p>
    </search>
  );
}
