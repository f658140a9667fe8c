import type { PageLanguage } from '../platform/http/index.ts';

/** Where the public pages are, in each language; mounted by the composition root. */
export const ROOTS = { fr: '/qui-parle', en: '/who-speaks' } as const satisfies Record<PageLanguage, string>;
export const ACCOUNTS = { fr: 'comptes', en: 'accounts' } as const satisfies Record<PageLanguage, string>;
export const CARD = { fr: 'carte', en: 'card' } as const satisfies Record<PageLanguage, string>;

export interface Place {
  readonly slug: string;
  /** The account's key; null for the whole organisation. */
  readonly account: string | null;
  readonly card: boolean;
}

/** The address of a page in a language, without origin. */
export function pathOf(language: PageLanguage, { slug, account, card }: Place): string {
  const parts = [ROOTS[language], slug];
  if (account !== null) parts.push(ACCOUNTS[language], encodeURIComponent(account));
  if (card) parts.push(CARD[language]);
  return parts.join('/');
}

/** A photo of somebody shown on the page; its digest makes another address of another photo. */
export const photoPath = (
  slug: string,
  person: { readonly memberId: string; readonly photoDigest: string | null },
  size: 96 | 256,
): string => `${ROOTS.fr}/${slug}/photos/${person.memberId}/${size}?v=${(person.photoDigest ?? '').slice(0, 12)}`;
