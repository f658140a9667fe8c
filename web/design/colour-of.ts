/** Colours for people without a picture: always the same one for the same id, each readable under white letters (WCAG AA). */
export const FACE_COLOURS = [
  '#0F6B6B',
  '#7A4E8A',
  '#3C6390',
  '#5C6B2B',
  '#8A5A00',
  '#A5402A',
  '#4B5A9E',
  '#2F6B4B',
  '#96406B',
  '#6B4FA0',
] as const;

/** FNV-1a: short, and spreads ids that differ by one letter. */
export function colourOf(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return FACE_COLOURS[hash % FACE_COLOURS.length] ?? FACE_COLOURS[0];
}

/** One or two letters that stand for a name: whole graphemes, so that an emoji or an accent is not cut. */
export function monogram(name: string): string {
  const words = name
    .replace(/^@/u, '')
    .split(/[\s.\-_]+/u)
    .filter((word) => word !== '');
  const letters = words.slice(0, 2).map((word) => firstGrapheme(word));
  return letters.join('').toLocaleUpperCase() || '?';
}

/** Two letters of which neither joins others: the first stands alone. */
const PLAIN = /^[\dA-Za-z\u00c0-\u024f]([\dA-Za-z\u00c0-\u024f]|$)/u;

function firstGrapheme(word: string): string {
  if (PLAIN.test(word)) return word.slice(0, 1);
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment;
  return '';
}
