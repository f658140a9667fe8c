import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { searchEmoji } from '../emoji/emoji.ts';
import { toned } from '../emoji/toned.ts';
import { useEmoji } from '../emoji/use-emoji.ts';
import { chose, readUsual } from '../emoji/usual-emoji.ts';
import { hashtagsQuery } from '../requests.ts';
import { useLate } from '../use-late.ts';
import type { Entry } from './entry.ts';

const MOST = 8;
/** Milliseconds. */
const PAUSE = 120;

/** Hashtags that these accounts write so, and the one that is typed as they would write it. */
export function useHashtagEntries(letters: string | null, accountIds: readonly string[]): Entry[] {
  const typed = useLate(letters, PAUSE) ?? '';
  const wanted = letters !== null && typed !== '' && accountIds.length > 0;
  const { data } = useQuery({
    ...hashtagsQuery(accountIds, { typed, tags: [typed] }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  if (!wanted || data === undefined) return [];
  const tags = [...new Set([...data.proposed.map(({ as }) => as), ...data.completed])];
  return tags
    .filter((tag) => tag !== letters && tag.toLowerCase().startsWith((letters ?? '').toLowerCase()))
    .map((tag) => ({ id: tag, label: `#${tag}`, take: () => `#${tag}` }));
}

/** Emoji that are called so. */
export function useEmojiEntries(letters: string): Entry[] {
  const { i18n } = useTranslation();
  const { all } = useEmoji();
  const { tone } = readUsual();
  return searchEmoji(all, letters, i18n.language === 'en' ? 'en' : 'fr', MOST).map((one) => {
    const shown = one.people === 0 ? one.emoji : toned(one.emoji, one.people, tone);
    return {
      id: one.emoji,
      label: `${shown}  ${i18n.language === 'en' ? one.en : one.fr}`,
      take() {
        chose(one.emoji);
        return shown;
      },
    };
  });
}
