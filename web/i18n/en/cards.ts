/** The card of a link: what its page says of itself. */
import type { cards as french } from '../fr/cards.ts';
import type { SameKeys } from '../texts.ts';

export const cards: SameKeys<typeof french> = {
  name: 'Link card',
  reading: 'Reading the page…',
  add: 'Add the link’s card',
  again: 'Read the page again',
  refresh: 'Refresh the card',
  takeOff: 'Take the card off',
  putBack: 'Put the card back',
  off: 'The link leaves without its card.',
  why: {
    nothing: 'This page says nothing of itself: the link leaves without a card.',
    'not-public': 'This address is not public: the link leaves without a card.',
    unreachable: 'The page does not answer: the link leaves without a card.',
    busy: 'Too many pages are being read at once. Try again in a moment.',
    offline: 'No network: the page could not be read.',
  },
};
