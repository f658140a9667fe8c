import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { NoCard } from '../../src/cards/schema.ts';
import { firstLink } from '../../src/networks/counting/index.ts';
import { askCard, cardQuery, toChoice } from './requests.ts';
import type { CardChoice } from './requests.ts';

/** Milliseconds without a key after which a link is taken for whole. */
const PAUSE = 900;

export interface LinkCardState {
  /** The link that a card is made of; null: there is none. */
  readonly link: string | null;
  /** The one of this link; null: it has none yet. */
  readonly card: CardChoice | null;
  readonly busy: boolean;
  /** Why the page gives none. */
  readonly why: NoCard | 'offline' | null;
  /** Asks the page, anew where it was asked before. */
  ask(): void;
}

/**
 * The card of the first link of what somebody types. The page is asked once the link was typed, never because words are looked at: that would
 * change a colleague's words. `typed`: it was the reader who typed these words last, here.
 */
export function useLinkCard(
  text: string,
  { card, onCard, typed }: { readonly card: CardChoice | undefined; readonly onCard: (card: CardChoice) => void; readonly typed: boolean },
): LinkCardState {
  const client = useQueryClient();
  const link = useMemo(() => firstLink(text), [text]);
  const [asked, setAsked] = useState<string | null>(null);
  const own = card?.url === link ? card : null;

  useEffect(() => {
    if (link === null || own !== null || asked === link || !typed) return undefined;
    const timer = setTimeout(() => setAsked(link), PAUSE);
    return () => clearTimeout(timer);
  }, [link, own, asked, typed]);

  const query = cardQuery(link ?? '');
  const { data, error, isFetching } = useQuery({ ...query, enabled: link !== null && asked === link && own === null });
  const take = useEffectEvent((found: CardChoice) => onCard(found));
  useEffect(() => {
    if (data?.card && data.card.url === link && own === null && asked === link) take(toChoice(data.card));
  }, [data, link, own, asked]);

  const again = useMutation({
    mutationFn: async (url: string) => await askCard(url, true),
    onSuccess: (answer, url) => {
      client.setQueryData(cardQuery(url).queryKey, answer);
      if (answer.card !== null && url === link) onCard(toChoice(answer.card));
    },
  });
  const latest = again.variables === link ? again : { data, error };
  return {
    link,
    card: own,
    busy: isFetching || again.isPending,
    why: latest.error !== null ? 'offline' : (latest.data?.why ?? null),
    ask: () => {
      if (link === null) return;
      setAsked(link);
      again.mutate(link);
    },
  };
}
