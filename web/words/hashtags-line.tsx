import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { hashtagsQuery } from './requests.ts';
import { useLate } from './use-late.ts';
import styles from './words.module.css';

interface HashtagsLineProps {
  readonly text: string;
  readonly accountIds: readonly string[];
  readonly onText: (text: string) => void;
}

const TAG = /(?<![\p{L}\p{N}_&/?=.-])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu;
/** Milliseconds: who types is left to finish. */
const PAUSE = 600;
const MOST = 20;
const NONE = { completed: [], proposed: [] };

/** Hashtags of the text that are hard to read, each with its capitals one press away. */
export function HashtagsLine({ text, accountIds, onText }: HashtagsLineProps) {
  const { t } = useTranslation('words');
  const tags = useLate(tagsIn(text).join(), PAUSE);
  const { data = NONE } = useQuery({
    ...hashtagsQuery(accountIds, { typed: '', tags: tags.split(',').slice(0, MOST) }),
    enabled: tags !== '' && accountIds.length > 0,
  });
  const standing = new Set(tagsIn(text));
  const proposed = data.proposed.filter(({ tag }) => standing.has(tag));
  if (proposed.length === 0) return null;
  return (
    <p className={styles['line']}>
      <span>{t('hashtags.legible')}</span>
      {proposed.map(({ tag, as }) => (
        <Button key={tag} size="small" onClick={() => onText(text.replaceAll(TAG, (word, one: string) => (one === tag ? `#${as}` : word)))}>
          {t('hashtags.write', { as })}
        </Button>
      ))}
    </p>
  );
}

const tagsIn = (text: string): string[] => (text.includes('#') ? [...new Set([...text.matchAll(TAG)].map(({ 1: tag = '' }) => tag))] : []);
