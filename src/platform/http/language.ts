/** The languages of the interface, the first being spoken to whoever asks for none of them. */
export const LANGUAGES = ['fr', 'en'] as const;
export type PageLanguage = (typeof LANGUAGES)[number];

interface Range {
  readonly tag: string;
  readonly quality: number;
  readonly position: number;
}

/**
 * Which of our languages a browser prefers, by its Accept-Language (RFC 9110, 12.5.4): the highest quality wins, then the first named;
 * `fr-CH` asks for `fr`, `*` for whatever is not named, quality 0 refuses.
 */
export function preferredLanguage(acceptLanguage: string | undefined): PageLanguage {
  const ranges = (acceptLanguage ?? '')
    .slice(0, 1_000)
    .split(',')
    .map(parseRange)
    .filter((range) => range !== null);
  const wishes = LANGUAGES.map((language) => ({ language, wish: wishFor(language, ranges) }));
  const wanted = wishes.filter(({ wish }) => wish !== undefined && wish.quality > 0);
  wanted.sort((a, b) => b.wish!.quality - a.wish!.quality || a.wish!.position - b.wish!.position);
  if (wanted[0]) return wanted[0].language;
  return wishes.find(({ wish }) => wish === undefined)?.language ?? LANGUAGES[0];
}

function parseRange(text: string, position: number): Range | null {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  if (!/^(\*|[a-z]{1,8}(-[a-z0-9]{1,8})*)$/.test(tag)) return null;
  const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  if (written === undefined) return { tag, quality: 1, position };
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(written) ? { tag, quality: Number(written), position } : null;
}

function wishFor(language: PageLanguage, ranges: readonly Range[]): Range | undefined {
  const named = ranges.filter(({ tag }) => tag === language || tag.startsWith(`${language}-`));
  const best = named.toSorted((a, b) => b.quality - a.quality || a.position - b.position)[0];
  return best ?? ranges.find(({ tag }) => tag === '*');
}

/** The language that the page is served in: the person's choice (cookie), else the browser's. */
export function pageLanguage(cookie: string | undefined, acceptLanguage: string | undefined): PageLanguage {
  return LANGUAGES.find((language) => language === cookie) ?? preferredLanguage(acceptLanguage);
}
