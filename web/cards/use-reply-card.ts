/** The card beside a reply that is being written: in this browser, until the reply leaves. */
import { useState } from 'react';
import type { LinkCardView } from '../../src/cards/schema.ts';
import { firstLink } from '../../src/networks/counting/index.ts';
import type { CardChoice } from './requests.ts';

export interface ReplyCard {
  /** The reply can carry one now. */
  readonly offered: boolean;
  readonly card: CardChoice | undefined;
  set(card: CardChoice): void;
  /** What leaves with these words; null: none. */
  of(text: string): LinkCardView | null;
  /** It left with its words. */
  sent(): void;
}

const keyOf = (conversationId: string): string => `visavis.card.${conversationId}`;

/** The same conversation for the life of the component. */
export function useReplyCard(conversationId: string, offered: boolean): ReplyCard {
  const [card, setCard] = useState<CardChoice | undefined>(() => read(conversationId));
  return {
    offered,
    card,
    set(next) {
      setCard(next);
      put(conversationId, next);
    },
    of(text) {
      if (!offered || card?.shown !== true || firstLink(text) !== card.url) return null;
      const { url, title, description, picture } = card;
      return { url, title, description, picture };
    },
    sent() {
      setCard(undefined);
      put(conversationId, undefined);
    },
  };
}

function read(conversationId: string): CardChoice | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(conversationId)) ?? 'null');
    return typeof value === 'object' && value !== null && 'url' in value && 'shown' in value ? (value as CardChoice) : undefined;
  } catch {
    return undefined;
  }
}

function put(conversationId: string, card: CardChoice | undefined): void {
  try {
    if (card === undefined) localStorage.removeItem(keyOf(conversationId));
    else localStorage.setItem(keyOf(conversationId), JSON.stringify(card));
  } catch {
    // Full, or not allowed: the card is fetched anew when the page is.
  }
}
