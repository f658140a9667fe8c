/** Where a card is, and the markup that puts it into another site. */
const ROOTS = { fr: '/qui-parle', en: '/who-speaks' } as const;
const ACCOUNTS = { fr: 'comptes', en: 'accounts' } as const;
const CARDS = { fr: 'carte', en: 'card' } as const;

/** `handle`: empty for the whole organisation. */
export function cardPath(slug: string, handle: string, language: 'fr' | 'en'): string {
  const account = handle === '' ? '' : `/${ACCOUNTS[language]}/${encodeURIComponent(handle.toLowerCase())}`;
  return `${ROOTS[language]}/${slug}${account}/${CARDS[language]}?lang=${language}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);

/** `rows`: accounts on the card. It runs no script and may not leave its frame. */
export function embedCode(url: string, title: string, rows: number): string {
  const height = 110 + 76 * Math.min(Math.max(rows, 1), 6);
  return `<iframe src="${escape(url)}" title="${escape(title)}" width="340" height="${height}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>`;
}
