import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { Button } from '../design/button.tsx';
import { Select } from '../design/field.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { GateFields } from './gate-fields.tsx';
import { guessLanguage } from './guess-language.ts';
import type { WordingState } from './use-wording.ts';
import styles from './beside.module.css';

const VISIBILITIES = ['public', 'unlisted', 'followers'] as const;
const LANGUAGES = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'ar', 'el', 'he', 'ja', 'ko', 'pl', 'ro', 'ru', 'tr', 'uk', 'zh'];

interface ReachFieldsProps {
  readonly wording: WordingState;
  /** The accounts that say it. */
  readonly speaking: readonly SpeakingView[];
  readonly disabled: boolean;
}

/** Who is to read it, in which languages, who may answer; and what each account's network makes of that. */
export function ReachFields({ wording, speaking, disabled }: ReachFieldsProps) {
  const { t } = useTranslation('beside');
  const { content, change } = wording;
  const choosesVisibility = content.visibility !== 'public' || speaking.some(({ visibilities }) => visibilities.some(isNarrow));
  return (
    <div className={styles['reach']}>
      {choosesVisibility && (
        <Select
          label={t('visibility.label')}
          value={content.visibility}
          disabled={disabled}
          onChange={({ target }) => change({ visibility: VISIBILITIES.find((one) => one === target.value) ?? 'public' })}
        >
          {VISIBILITIES.map((one) => (
            <option key={one} value={one}>
              {t(`visibility.${one}`)}
            </option>
          ))}
        </Select>
      )}
      {choosesVisibility && content.visibility !== 'public' && <Effects visibility={content.visibility} speaking={speaking} />}
      {speaking.length > 0 && <LanguageFields wording={wording} speaking={speaking} disabled={disabled} />}
      <GateFields wording={wording} speaking={speaking} disabled={disabled} />
    </div>
  );
}

const isNarrow = (one: string): boolean => one === 'unlisted' || one === 'followers';

function Effects({ visibility, speaking }: { readonly visibility: 'unlisted' | 'followers'; readonly speaking: readonly SpeakingView[] }) {
  const { t } = useTranslation('beside');
  const accounts = useAccountsById();
  return (
    <ul className={styles['effects']}>
      {speaking.map(({ accountId, visibilities }) => {
        const has = visibilities.includes(visibility);
        const account = at(accounts.get(accountId)?.handle ?? '…');
        return (
          <li key={accountId} data-wrong={(!has && visibility === 'followers') || undefined}>
            {t(`effect.${visibility}-${has ? 'kept' : 'missing'}`, { account })}
          </li>
        );
      })}
    </ul>
  );
}

function LanguageFields({ wording: { content, change }, speaking, disabled }: ReachFieldsProps) {
  const { t, i18n } = useTranslation('beside');
  const words = useDeferredValue(content.parts.map(({ text }) => text).join('\n'));
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' });
  const nameOf = (language: string) => names.of(language) ?? language;
  const [first = '', second = '', ...others] = content.languages;
  const usual = [...new Set(speaking.flatMap(({ languages }) => languages))];
  const guess = disabled ? null : guessLanguage(words);
  const taken = content.languages.length > 0 ? content.languages : usual;
  const all = [...new Set([...LANGUAGES, ...content.languages])];
  const set = (languages: readonly string[]) => change({ languages: [...new Set(languages.filter((one) => one !== ''))].slice(0, 3) });
  return (
    <>
      <Select
        label={t('language.label')}
        hint={first === '' && usual.length > 0 ? t('language.usual', { languages: usual.map(nameOf).join(', ') }) : undefined}
        value={first}
        disabled={disabled}
        onChange={({ target }) => set(target.value === '' ? [] : [target.value, second, ...others])}
      >
        <option value="">{t('language.own')}</option>
        {all.map((language) => (
          <option key={language} value={language}>
            {nameOf(language)}
          </option>
        ))}
      </Select>
      {first !== '' && (
        <Select
          label={t('language.also')}
          hint={t('language.alsoHint')}
          value={second}
          disabled={disabled}
          onChange={({ target }) => set([first, target.value, ...others])}
        >
          <option value="">{t('language.none')}</option>
          {all
            .filter((language) => language !== first)
            .map((language) => (
              <option key={language} value={language}>
                {nameOf(language)}
              </option>
            ))}
        </Select>
      )}
      {guess !== null && !taken.some((one) => one.split('-')[0] === guess) && (
        <p className={styles['guess']} role="status">
          {t('language.guess', { language: nameOf(guess) })}
          <Button size="small" onClick={() => set([guess])}>
            {t('language.take', { language: nameOf(guess) })}
          </Button>
        </p>
      )}
    </>
  );
}
