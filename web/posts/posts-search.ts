/** What the address of the calendar says: `?vue=mois&jour=2026-11-24`. */
export interface PostsSearch {
  readonly vue?: 'mois';
  readonly jour?: string;
}

export function readPostsSearch(search: Record<string, unknown>): PostsSearch {
  const { vue, jour } = search;
  const day =
    typeof jour === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(jour) && !Number.isNaN(Date.parse(`${jour}T12:00:00Z`)) ? jour : undefined;
  return { ...(vue === 'mois' && { vue }), ...(day !== undefined && { jour: day }) };
}
