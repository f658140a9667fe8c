/** Where the asked words stand in a text. */
export interface Mark {
  /** UTF-16 offsets, end excluded. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Small letters without accents, for comparing beginnings only. */
const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/** The words of a question, without what excludes or quotes; 20 at most. */
export function askedWords(question: string): string[] {
  const wanted = question.replaceAll(/(^|\s)-\S+/gu, ' ');
  return [...new Set([...wanted.matchAll(WORD)].map(([word]) => word))].slice(0, 20);
}

/** The words of a text that an asked word may find: an inflection keeps its first letters. */
export function likelyWords(text: string, asked: readonly string[]): string[] {
  const beginnings = asked.map((word) => fold(word).slice(0, word.length > 3 ? 3 : 2));
  const words = new Set([...text.matchAll(WORD)].map(([word]) => word));
  return [...words].filter((word) => beginnings.some((beginning) => fold(word).startsWith(beginning)));
}

/** Where these words stand in the text, in order. */
export function markWords(text: string, matching: ReadonlySet<string>): Mark[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => (matching.has(word) ? [{ start: index, end: index + word.length }] : []));
}
