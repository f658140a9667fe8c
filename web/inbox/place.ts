/** Where the reader is in the inbox, as its address says: the queue (or the search), the conversation, the card over it on a narrow screen. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Queue } from '../../src/inbox/schema.ts';

export const QUEUES: readonly Queue[] = ['to-answer', 'mine', 'taken', 'waiting', 'closed'];

/** The word of each queue in an address. */
const WORDS: Readonly<Record<Queue, string>> = {
  'to-answer': 'a-repondre',
  mine: 'a-moi',
  taken: 'pris',
  waiting: 'en-attente',
  closed: 'clos',
};
const SEARCH_WORD = 'recherche';

export interface Place {
  /** Where the list comes from. */
  readonly list: Queue | 'search';
  readonly conversationId: string | undefined;
  /** What is searched; empty in a queue. */
  readonly q: string;
  /** Only this account's conversations. */
  readonly account: string | undefined;
  /** Only what this member wrote in, or what names him by his speaker tag. */
  readonly speaker: string | undefined;
  /** Only private conversations. */
  readonly isPrivate?: boolean;
  /** The correspondent's card is what a narrow screen shows. */
  readonly card: boolean;
}

export interface PlaceSearch {
  readonly q?: string;
  readonly compte?: string;
  readonly orateur?: string;
  readonly prive?: true;
  readonly fiche?: true;
}

/** Reads the search part of an address; what is not understood is left out. */
export function readPlaceSearch(search: Readonly<Record<string, unknown>>): PlaceSearch {
  const { q, compte, orateur, prive, fiche } = search;
  return {
    ...((typeof q === 'string' || typeof q === 'number') && { q: String(q).slice(0, 200) }),
    ...(typeof compte === 'string' && /^[0-9a-f-]{36}$/iu.test(compte) && { compte }),
    ...(typeof orateur === 'string' && /^[0-9a-f-]{36}$/iu.test(orateur) && { orateur }),
    ...((prive === true || prive === 1) && { prive: true as const }),
    ...((fiche === true || fiche === 1) && { fiche: true as const }),
  };
}

/** The queue of an address; the one to answer when the word says none. */
export function listOf(word: string | undefined): Queue | 'search' {
  if (word === SEARCH_WORD) return 'search';
  return QUEUES.find((queue) => WORDS[queue] === word || queue === word) ?? 'to-answer';
}

export const wordOf = (list: Queue | 'search'): string => (list === 'search' ? SEARCH_WORD : WORDS[list]);

export const ROUTE = '/guichet/{-$queue}/{-$conversationId}';

/** What a link or a navigation needs to go to a place. */
export function addressOf(place: Place) {
  const search: PlaceSearch = {
    ...(place.q !== '' && { q: place.q }),
    ...(place.account !== undefined && { compte: place.account }),
    ...(place.speaker !== undefined && { orateur: place.speaker }),
    ...(place.isPrivate === true && { prive: true as const }),
    ...(place.card && { fiche: true as const }),
  };
  return { to: ROUTE, params: { queue: wordOf(place.list), conversationId: place.conversationId }, search } as const;
}

export function usePlace(): Place {
  const { queue, conversationId } = useParams({ strict: false });
  const { q = '', compte, orateur, prive, fiche } = readPlaceSearch(useSearch({ strict: false }));
  // The same object for the same place: lines of a list are drawn again only when it changes.
  return useMemo(
    () => ({ list: listOf(queue), conversationId, q, account: compte, speaker: orateur, isPrivate: prive === true, card: fiche === true }),
    [queue, conversationId, q, compte, orateur, prive, fiche],
  );
}

/** Goes to another place, what is not said staying as it is. `replace`: the back button does not come back here. */
export function useGo(): (change: Partial<Place>, replace?: boolean) => void {
  const place = usePlace();
  const navigate = useNavigate();
  return (change, replace = false) => void navigate({ ...addressOf({ ...place, card: false, ...change }), replace });
}
