import { useCallback, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionableView } from '../../src/circles/schema.ts';
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { Button } from '../design/button.tsx';
import { WordsField } from '../words/words-field.tsx';
import { Completion } from '../words/completion/completion.tsx';
import { EmojiButton } from '../words/emoji/emoji-button.tsx';
import { HashtagsLine } from '../words/hashtags-line.tsx';
import { PartFindings } from './part-findings.tsx';
import { PartLengths } from './part-lengths.tsx';
import { leftsOf } from './parts.ts';
import type { PartSaying } from './use-parts.ts';
import styles from './post.module.css';

interface PartFieldProps {
  readonly label: string;
  readonly text: string;
  readonly part: PostContentView['parts'][number];
  /** Its place in the thread. */
  readonly index: number;
  readonly visibility: PostContentView['visibility'];
  /** The accounts that say it. The same array for the same accounts. */
  readonly speaking: readonly SpeakingView[];
  readonly saying: PartSaying;
  readonly disabled: boolean;
  readonly onText: (text: string) => void;
  readonly onSplit: () => void;
  /** Undefined: the only part. */
  readonly onRemove: (() => void) | undefined;
}

/** One part, and how much is left of it on each account that says it. */
export function PartField(props: PartFieldProps) {
  const { label, text, part, index, visibility, speaking, saying, disabled, onText, onSplit, onRemove } = props;
  const { t } = useTranslation('posts');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { mentions, number, contentWarning, networkOf, mention } = saying;
  const accountIds = useMemo(() => speaking.map(({ accountId }) => accountId), [speaking]);
  const lefts = useMemo(
    () => leftsOf(text, speaking, { mentions, number, contentWarning, networkOf }),
    [text, speaking, mentions, number, contentWarning, networkOf],
  );
  // The same functions for the life of the field: what they call is the latest.
  const acts = useRef({ onText, mention });
  useLayoutEffect(() => void (acts.current = { onText, mention }), [onText, mention]);
  const onWords = useCallback((words: string) => acts.current.onText(words), []);
  const completing = useMemo(() => ({ accountIds, mention: (person: MentionableView) => acts.current.mention(person) }), [accountIds]);
  const tooLong = lefts.some(({ left }) => left < 0);
  return (
    <div className={styles['part']} data-wrong={tooLong || undefined}>
      <label htmlFor={id}>{label}</label>
      <WordsField
        id={id}
        field={field}
        words={text}
        rows={5}
        maxLength={50_000}
        disabled={disabled}
        aria-describedby={`${id}-left`}
        aria-invalid={tooLong || undefined}
        onWords={onWords}
      />
      {!disabled && <Completion field={field} completing={completing} />}
      <PartLengths id={`${id}-left`} lefts={lefts} />
      {!disabled && <PartFindings field={field} part={part} index={index} speaking={speaking} visibility={visibility} />}
      {!disabled && <HashtagsLine text={text} accountIds={accountIds} onText={onText} />}
      {!disabled && (
        <div className={styles['acts']}>
          <EmojiButton field={field} />
          {tooLong && (
            <Button size="small" onClick={onSplit}>
              {t('wording.split')}
            </Button>
          )}
          {onRemove && (
            <Button size="small" tone="quiet" onClick={onRemove}>
              {t('wording.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
