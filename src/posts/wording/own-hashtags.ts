/** The hashtags of an account, as it writes them; and how it would write another. */
import { findLinks } from '../../networks/counting/index.ts';
import { proposeCapitals } from './hashtag-capitals.ts';

/** What an account's own past says of words and hashtags. */
export interface OwnPast {
  readonly words: ReadonlyMap<string, number>;
  /** By the hashtag in small letters, without its `#`: its usual writing, and how often it stood there. */
  readonly tags: ReadonlyMap<string, { readonly written: string; readonly count: number }>;
}

const TAG = /(?<![\p{L}\p{N}_&/])[#＃]([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu;
const WORD = /[\p{L}\p{M}]+/gu;
const MENTION = /@[\p{L}\p{N}_.@-]+/gu;
/** Where a word begins inside `GareDuNord`. */
const INSIDE = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|_|(?<=\p{L})(?=\p{N})/u;
/** Words that join others, which any account writes even when it has said little yet. Single letters are not: they are found everywhere. */
const JOINING = 'du de la le les des et en au aux un une sur par pour sans avec dans the of and in on at to for with from by'.split(' ');

export function readOwnPast(texts: Iterable<string>): OwnPast {
  const words = new Map<string, number>(JOINING.map((word) => [word, 5]));
  const add = (word: string) => words.set(word, (words.get(word) ?? 0) + 1);
  const writings = new Map<string, Map<string, number>>();
  for (const text of texts) {
    const bare = withoutLinks(text);
    for (const { 1: tag = '' } of bare.matchAll(TAG)) {
      const known = writings.get(tag.toLowerCase()) ?? new Map<string, number>();
      writings.set(tag.toLowerCase(), known.set(tag, (known.get(tag) ?? 0) + 1));
      // All small or all large, it says nothing of its words.
      const parts = tag.split(INSIDE).filter((part) => part !== '');
      if (parts.length > 1) for (const part of parts) if (/^\p{L}{2,}$/u.test(part)) add(part.toLowerCase());
    }
    for (const { 0: word } of bare.replaceAll(TAG, ' ').replaceAll(MENTION, ' ').matchAll(WORD)) add(word.toLowerCase());
  }
  const tags = [...writings].map(([tag, known]) => {
    const counts = [...known].toSorted(([one, a], [other, b]) => Number(hasCapitals(other)) - Number(hasCapitals(one)) || b - a);
    return [tag, { written: counts[0]?.[0] ?? tag, count: counts.reduce((sum, [, count]) => sum + count, 0) }] as const;
  });
  return { words, tags: new Map(tags) };
}

/** How a hashtag is better written, so that a screen reader can read it; null when it is well as it is, or nobody knows. */
export function proposeWriting(tag: string, { words, tags }: OwnPast): string | null {
  if (hasCapitals(tag)) return null;
  const own = tags.get(tag.toLowerCase())?.written;
  if (own !== undefined && hasCapitals(own) && own !== tag) return own;
  const proposed = proposeCapitals(tag, words);
  // A letter whose capital is two makes another hashtag.
  return proposed?.toLowerCase() === tag.toLowerCase() ? proposed : null;
}

/** The account's hashtags that begin so, the most usual first; `limit` at most. */
export function completeHashtag(typed: string, { tags }: OwnPast, limit: number): string[] {
  const wanted = folded(typed);
  return [...tags]
    .filter(([tag]) => folded(tag).startsWith(wanted))
    .toSorted(([one, a], [other, b]) => b.count - a.count || one.localeCompare(other))
    .slice(0, limit)
    .map(([, { written }]) => written);
}

/** A capital with small letters beside it: all capitals are no help to anybody. */
const hasCapitals = (tag: string): boolean => /\p{Lu}/u.test(tag) && /\p{Ll}/u.test(tag);
const folded = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

function withoutLinks(text: string): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of findLinks(text)) {
    kept += `${text.slice(at, start)} `;
    at = end;
  }
  return kept + text.slice(at);
}
