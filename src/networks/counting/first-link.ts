import { findLinks } from './weighted-links.ts';

const LONGEST_URL = 2_000;

/** The address that a link in a text leads to; null when it is none that can be asked. */
export function addressOf(link: string): string | null {
  const whole = /^https?:\/\//iu.test(link) ? link : `https://${link}`;
  if (!URL.canParse(whole)) return null;
  const { href, protocol, username, password } = new URL(whole);
  return /^https?:$/u.test(protocol) && username === '' && password === '' && href.length <= LONGEST_URL ? href : null;
}

/** Where the first link of a text leads: the one that a card is made of. Null: there is none. */
export function firstLink(text: string): string | null {
  for (const { start, end } of findLinks(text)) {
    const address = addressOf(text.slice(start, end));
    if (address !== null) return address;
  }
  return null;
}
