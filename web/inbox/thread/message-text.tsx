import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { EmojiText } from './emoji-text.tsx';
import { hiddenSite, textRuns, type TextRun } from './text-runs.ts';
import styles from './message.module.css';

interface MessageTextProps {
  readonly text: string;
  readonly facets: MessageView['facets'];
  readonly emoji: MessageView['emoji'];
  /** What stands at the end of our own messages: told apart by its look. */
  readonly signature?: string;
}

/** The words of a message, each line in its own direction, with what leads somewhere as links that can do nothing else. */
export function MessageText({ text, facets, emoji, signature = '' }: MessageTextProps) {
  const signed = signature !== '' && text.endsWith(signature);
  const words = signed ? text.slice(0, -signature.length) : text;
  const runs = useMemo(() => textRuns(words, facets), [words, facets]);
  return (
    <p className={styles['text']} dir="auto">
      {runs.map((run) => (
        <Run key={run.at} run={run} emoji={emoji} />
      ))}
      {signed && <strong className={styles['signature']}>{signature}</strong>}
    </p>
  );
}

function Run({ run, emoji }: { readonly run: TextRun; readonly emoji: MessageView['emoji'] }) {
  const { t } = useTranslation('inbox');
  switch (run.kind) {
    case 'plain':
      return <EmojiText text={run.text} emoji={emoji} />;
    case 'link': {
      const site = hiddenSite(run);
      return (
        <>
          <a href={run.url} target="_blank" rel="noopener noreferrer nofollow ugc" title={run.url}>
            <bdi>{run.text}</bdi>
          </a>
          {site !== null && <small className={styles['site']}> ({t('message.opensAt', { site })})</small>}
        </>
      );
    }
    case 'mention':
    case 'tag':
      return <bdi className={styles['facet']}>{run.text}</bdi>;
  }
}
