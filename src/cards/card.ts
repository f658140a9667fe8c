import { findLinks } from '../networks/counting/index.ts';

/** A link with what its page said of itself. */
export interface LinkCard {
  /** Absolute, of the web. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** As we keep it; null: the page shows none. */
  readonly picture: { readonly mediaId: string } | null;
}

/** As it is kept for whoever types the link again. */
export interface KeptCard extends LinkCard {
  readonly fetchedAt: Date;
}

export const LONGEST_URL = 2_000;

/** The address that a link in a text leads to; null when it is none that can be asked. */
export function addressOf(link: string): string | null {
  const whole = /^https?:\/\//iu.test(link) ? link : `https://${link}`;
  if (!URL.canParse(whole)) return null;
  const { href, protocol, username, password } = new URL(whole);
  return /^https?:$/u.test(protocol) && username === '' && password === '' && href.length <= LONGEST_URL ? href : null;
}

/** The first link of a text: the one that a card is made of. */
export function firstLink(text: string): string | null {
  for (const { start, end } of findLinks(text)) {
    const address = addressOf(text.slice(start, end));
    if (address !== null) return address;
  }
  return null;
}
