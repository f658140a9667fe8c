import { memo, useId } from 'react';
import type { Emoji, Language } from './emoji.ts';
import { toned } from './toned.ts';
import styles from './emoji.module.css';

interface EmojiGroupProps {
  readonly name: string;
  readonly emoji: readonly Emoji[];
  readonly tone: number;
  readonly language: Language;
  readonly onChoose: (emoji: Emoji) => void;
}

/** Emoji under a title; one of them is reached by Tab, the others from it by the arrows. */
export const EmojiGroup = memo(function EmojiGroup({ name, emoji, tone, language, onChoose }: EmojiGroupProps) {
  const id = useId();
  if (emoji.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <div className={styles['grid']}>
        {emoji.map((one, at) => (
          <button
            key={one.emoji}
            type="button"
            data-emoji=""
            tabIndex={at === 0 ? 0 : -1}
            title={one[language]}
            aria-label={one[language]}
            onClick={() => onChoose(one)}
          >
            {one.people === 0 ? one.emoji : toned(one.emoji, one.people, tone)}
          </button>
        ))}
      </div>
    </section>
  );
});
