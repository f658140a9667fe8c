import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListsChange, ListsView } from '../../src/guardrails/schema.ts';
import { Button } from '../design/button.tsx';
import { Field, Select } from '../design/field.tsx';
import { Icon } from '../design/icon.tsx';
import { Tag } from '../design/tag.tsx';
import styles from './rules.module.css';

type OwnWord = ListsView['words'][number];
type NewOwnWord = ListsChange['words'][number];
const LEVELS = ['note', 'pause', 'hold'] as const;
const EMPTY = { word: '', note: '', level: 'pause', inflected: true } as const;
/** Of the forms looked for, as many as a line has room for. */
const SHOWN_FORMS = 8;
/** Looked for as well, but no word to show: possessives, and plurals in x of what has none. */
const ODD = /'|[^aeou]ux$|[^u]x$/u;

interface OwnWordsProps {
  readonly words: readonly OwnWord[];
  readonly mayManage: boolean;
  readonly busy: boolean;
  readonly onChange: (words: ListsChange['words']) => void;
}

/** The organisation's own words, with why, what each asks for, and the other forms in which it is found. */
export function OwnWords({ words, mayManage, busy, onChange }: OwnWordsProps) {
  const { t } = useTranslation(['guardrailRules', 'guardrails']);
  return (
    <>
      {words.length === 0 && <p className={styles['soft']}>{t('lists.none')}</p>}
      {words.length > 0 && (
        <ul className={styles['ownWords']}>
          {words.map((one) => (
            <li key={one.word}>
              <div>
                <strong dir="auto">{one.word}</strong> <Tag>{t(`guardrails:level.${one.level}`)}</Tag>
                {one.note !== null && <p dir="auto">{one.note}</p>}
                <p className={styles['soft']}>
                  <Forms word={one} />
                </p>
              </div>
              {mayManage && (
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={t('lists.remove', { word: one.word })}
                  onClick={() => onChange(words.filter(({ word }) => word !== one.word))}
                >
                  <Icon name="close" size={16} />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayManage && <NewWord words={words} busy={busy} onAdd={(word) => onChange([...words, word])} />}
    </>
  );
}

function Forms({ word: { inflected, forms } }: { readonly word: OwnWord }) {
  const { t } = useTranslation('guardrailRules');
  const said = forms.filter((form) => !ODD.test(form));
  if (!inflected || said.length === 0) return t('lists.exact');
  const shown = said.slice(0, SHOWN_FORMS).join(', ');
  return t(forms.length > SHOWN_FORMS ? 'lists.formsSome' : 'lists.forms', { forms: shown });
}

function NewWord({
  words,
  busy,
  onAdd,
}: {
  readonly words: readonly OwnWord[];
  readonly busy: boolean;
  readonly onAdd: (word: NewOwnWord) => void;
}) {
  const { t } = useTranslation(['guardrailRules', 'guardrails']);
  const [draft, setDraft] = useState<{ word: string; note: string; level: OwnWord['level']; inflected: boolean }>(EMPTY);
  const [wrong, setWrong] = useState<string>();
  const word = draft.word.trim();
  const add = () => {
    if (word === '') return;
    if (words.some((one) => one.word.toLowerCase() === word.toLowerCase())) return setWrong(t('lists.twice'));
    onAdd({ ...draft, word, note: draft.note.trim() || null });
    setDraft(EMPTY);
  };
  return (
    <form
      className={styles['newWord']}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        label={t('lists.word')}
        width="medium"
        maxLength={100}
        error={wrong}
        value={draft.word}
        onChange={({ target }) => {
          setWrong(undefined);
          setDraft({ ...draft, word: target.value });
        }}
      />
      <Field
        label={t('lists.note')}
        hint={t('lists.noteHint')}
        width="medium"
        maxLength={300}
        value={draft.note}
        onChange={({ target }) => setDraft({ ...draft, note: target.value })}
      />
      <Select
        label={t('lists.level')}
        width="medium"
        value={draft.level}
        onChange={({ target }) => setDraft({ ...draft, level: LEVELS.find((level) => level === target.value) ?? 'pause' })}
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`guardrails:level.${level}`)}
          </option>
        ))}
      </Select>
      <label className={styles['switch']}>
        <input type="checkbox" checked={draft.inflected} onChange={({ target }) => setDraft({ ...draft, inflected: target.checked })} />
        {t('lists.inflected')}
      </label>
      <Button type="submit" busy={busy} disabled={word === ''}>
        <Icon name="plus" size={16} /> {t('lists.add')}
      </Button>
    </form>
  );
}
