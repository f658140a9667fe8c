// Made when it is first needed: a browser takes a while to fetch its tables.
let segmenter: Intl.Segmenter | undefined;

/** What a reader calls characters: a family emoji is one, an accented letter is one however it is written. */
export function countGraphemes(text: string): number {
  // Below, a grapheme is one unit: nothing to segment.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
