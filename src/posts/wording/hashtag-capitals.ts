/** Hashtags that a screen reader can read: `#GareDuNord` rather than `#garedunord`. */

/** How often each word, in small letters, stands in what the account and its public wrote. */
export type Vocabulary = ReadonlyMap<string, number>;

const LONGEST_WORD = 24;
const LONGEST_TAG = 60;
/** What an unknown stretch costs, by letter: any known word is better. */
const UNKNOWN_COST = 12;
/** Of a word cut off for one rare reading of the rest. */
const CUT_COST = 1.5;

/**
 * The same hashtag (without its `#`) with a capital at each of its words; null when it has capitals already, is one word, or is made of words
 * that nobody wrote.
 */
export function proposeCapitals(tag: string, vocabulary: Vocabulary): string | null {
  if (tag.length > LONGEST_TAG || tag.length < 5 || tag !== tag.toLowerCase() || tag.includes('_')) return null;
  const words = readWords(tag, vocabulary);
  if (words === null || words.length < 2) return null;
  return words.map((word) => word.charAt(0).toLocaleUpperCase('fr') + word.slice(1)).join('');
}

/** The likeliest words: the least sum of `-log(frequency)`. Null when a stretch of letters is no known word. */
function readWords(tag: string, vocabulary: Vocabulary): string[] | null {
  const total = [...vocabulary.values()].reduce((sum, count) => sum + count, 0);
  const best: { cost: number; words: readonly string[]; known: boolean }[] = [{ cost: 0, words: [], known: true }];
  for (let end = 1; end <= tag.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const before = best[start];
      const word = tag.slice(start, end);
      if (before === undefined || startsInsideNumber(tag, start)) continue;
      const known = vocabulary.has(word) || /^\d+$/u.test(word);
      const cost = before.cost + CUT_COST + costOf(word, vocabulary, total);
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, words: [...before.words, word], known: before.known && known };
    }
  }
  const whole = best[tag.length];
  return whole?.known ? [...whole.words] : null;
}

const startsInsideNumber = (tag: string, at: number): boolean => /\d/u.test(tag.charAt(at)) && /\d/u.test(tag.charAt(at - 1));

function costOf(word: string, vocabulary: Vocabulary, total: number): number {
  const count = vocabulary.get(word);
  if (count !== undefined) return Math.log((total + 1) / count);
  return /^\d+$/u.test(word) ? 2 : UNKNOWN_COST * word.length;
}
