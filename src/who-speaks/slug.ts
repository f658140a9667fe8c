/** An address out of a name: `Ligne 4 — démonstration` → `ligne-4-demonstration`; `page` when no letter is left. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain.length >= 2 ? plain : 'page';
}

/** `slug` as an address may have it; null when it cannot be one. */
export const readSlug = (slug: string): string | null => (/^[a-z0-9](-?[a-z0-9]){1,59}$/.test(slug) ? slug : null);
