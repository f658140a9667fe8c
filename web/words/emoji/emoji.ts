/** Emoji, as they are called in French and English. */
export interface Emoji {
  readonly emoji: string;
  /** Its place in `GROUPS`' numbers. */
  readonly group: number;
  /** How many of its people take a tone of skin. */
  readonly people: 0 | 1 | 2;
  readonly fr: string;
  readonly en: string;
  /** All words by which it is found, without accents; labels first in each language. */
  readonly found: Readonly<Record<Language, readonly string[]>>;
}
export type Language = 'fr' | 'en';

/** In the order in which they are shown: the numbers of Unicode's groups, without its parts of others. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’'_-]+/gu, ' ')
    .trim();

/** Reads `names.tsv`. */
export const readEmoji = (text: string): Emoji[] =>
  text.split('\n').flatMap((line) => {
    const [emoji = '', group = '', people = '', fr = '', frTags = '', en = '', enTags = ''] = line.split('\t');
    if (line.startsWith('#') || emoji === '') return [];
    const found = { fr: [fr, ...frTags.split(',')].map(folded), en: [en, ...enTags.split(',')].map(folded) };
    return [{ emoji, group: Number(group), people: people === '1' ? 1 : people === '2' ? 2 : 0, fr, en, found }];
  });

/** Those that are called so in either language, the reader's first; a whole word before a beginning, a name before what it is about. */
export function searchEmoji(all: readonly Emoji[], words: string, language: Language, limit: number): Emoji[] {
  const wanted = folded(words);
  if (wanted === '') return [];
  const other = language === 'fr' ? 'en' : 'fr';
  return all
    .map((one, at) => ({ one, at, rank: Math.min(rankOf(one.found[language], wanted), rankOf(one.found[other], wanted) + OTHER) }))
    .filter(({ rank }) => rank < NOWHERE)
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit)
    .map(({ one }) => one);
}

const NOWHERE = 100;
/** What is meant in the language of the reader goes before what is meant in the other. */
const OTHER = 3;

function rankOf(names: readonly string[], wanted: string): number {
  let best = NOWHERE;
  for (const [place, name] of names.entries()) {
    const about = place === 0 ? 0 : 1;
    if (name === wanted) return about;
    if (name.startsWith(wanted)) best = Math.min(best, 2 + about);
    else if (name.includes(` ${wanted}`)) best = Math.min(best, 4 + about);
  }
  return best;
}
