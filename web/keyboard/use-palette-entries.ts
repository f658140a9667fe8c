import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchPage } from '../../src/inbox/schema.ts';
import { request } from '../api/request.ts';
import { addressOf } from '../inbox/place.ts';
import { inReadingOrder } from './reading-order.ts';
import { useActiveShortcuts } from './use-shortcut.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly excerpt?: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Milliseconds without a key before the server is asked. */
const PAUSE = 180;
const SHORTEST = 2;

const foundQuery = (words: string) =>
  queryOptions({
    queryKey: ['conversations', 'palette', words],
    queryFn: ({ signal }) => request<SearchPage>(`/search?${new URLSearchParams({ q: words, limit: '8' })}`, { signal }),
    enabled: words.length >= SHORTEST,
    staleTime: 30_000,
  });

/** What the words can mean: acts of this screen first, then rooms, then conversations. */
export function usePaletteEntries(words: string): { readonly entries: readonly PaletteEntry[]; readonly searching: boolean } {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const shortcuts = useActiveShortcuts();
  const settled = useSettled(words.trim());
  const found = useQuery(foundQuery(settled));
  const acts = inReadingOrder(shortcuts, [t('keyboard.go'), t('keyboard.everywhere')])
    .filter(({ label, hidden }) => hidden !== true && holds(label, words))
    .map(({ keys, label, group, run }) => ({ id: `act ${keys}`, group, label, keys, run }));
  const conversations = (settled.length >= SHORTEST ? (found.data?.results ?? []) : []).map(({ conversation, excerpt, messageId }) => ({
    id: `found ${messageId}`,
    group: t('keyboard.found'),
    label: conversation.correspondent?.displayName || conversation.correspondent?.handle || excerpt,
    excerpt,
    run: () =>
      void navigate(
        addressOf({
          list: 'search',
          q: settled,
          conversationId: conversation.conversationId,
          account: undefined,
          speaker: undefined,
          card: false,
        }),
      ),
  }));
  return { entries: [...acts, ...conversations], searching: found.isFetching || settled !== words.trim() };
}

function useSettled(words: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}

/** Every word is in the label, whatever the accents and capitals. */
function holds(label: string, words: string): boolean {
  const plain = plainly(label);
  return plainly(words)
    .split(/\s+/u)
    .every((word) => plain.includes(word));
}

const plainly = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
