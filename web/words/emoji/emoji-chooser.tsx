import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../design/skeleton.tsx';
import { EmojiGroup } from './emoji-group.tsx';
import { GROUPS, searchEmoji } from './emoji.ts';
import type { Emoji } from './emoji.ts';
import { toned } from './toned.ts';
import { useEmoji } from './use-emoji.ts';
import { chose, chooseTone, readUsual } from './usual-emoji.ts';
import { walkGrid } from './walk-grid.ts';
import styles from './emoji.module.css';

export interface EmojiChooserProps {
  readonly onChoose: (emoji: string) => void;
}

const MOST_FOUND = 80;
const TONES = [0, 1, 2, 3, 4, 5] as const;

/** Emoji by name, by group, and those that were chosen last. */
export function EmojiChooser({ onChoose }: EmojiChooserProps) {
  const { t, i18n } = useTranslation('words');
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const { all, loading } = useEmoji();
  const [words, setWords] = useState('');
  const [{ recent, tone }, setUsual] = useState(readUsual);
  const searched = words.trim() !== '';
  const found = searched ? searchEmoji(all, words, language, MOST_FOUND) : [];
  const choose = (one: Emoji) => {
    chose(one.emoji);
    onChoose(one.people === 0 ? one.emoji : toned(one.emoji, one.people, tone));
  };
  const usual = recent.flatMap((emoji) => all.find((one) => one.emoji === emoji) ?? []);
  const group = (name: string, emoji: readonly Emoji[]) => (
    <EmojiGroup key={name} name={name} emoji={emoji} tone={tone} language={language} onChoose={choose} />
  );
  return (
    <div className={styles['chooser']}>
      <div className={styles['head']}>
        <input
          autoFocus
          type="search"
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          value={words}
          maxLength={60}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) choose(found[0]);
            else if (event.key === 'ArrowDown')
              event.currentTarget.closest('div')?.parentElement?.querySelector<HTMLElement>('[data-emoji]')?.focus();
            else return;
            event.preventDefault();
          }}
        />
        <select aria-label={t('emoji.tone')} value={tone} onChange={(event) => setUsual(chooseTone(Number(event.target.value)))}>
          {TONES.map((one) => (
            <option key={one} value={one} aria-label={t(`emoji.tones.${one}`)}>
              {toned('✋', 1, one)}
            </option>
          ))}
        </select>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows go from one button to the next */}
      <div className={styles['groups']} onKeyDown={walkGrid}>
        {loading && <Skeleton height="10rem" />}
        {searched && found.length === 0 && !loading && <p role="status">{t('emoji.none')}</p>}
        {searched && found.length > 0 && group(t('emoji.found'), found)}
        {!searched && usual.length > 0 && group(t('emoji.recent'), usual)}
        {!searched &&
          GROUPS.map((number) =>
            group(
              t(`emoji.groups.${number}`),
              all.filter((one) => one.group === number),
            ),
          )}
      </div>
    </div>
  );
}
