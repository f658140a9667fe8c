const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Length of a text as a network counts it. */
export type Length = (text: string) => number;

const ELLIPSIS = '…';

/**
 * The longest beginning of `text` that is at most `longest` long, an ellipsis included; cut between words where a word ends in its second
 * half, and never inside a grapheme. The text itself when it fits; empty when not even one sign and the ellipsis do.
 */
export function shorten(text: string, longest: number, length: Length): string {
  if (length(text) <= longest) return text;
  const starts = [...graphemes.segment(text)].map(({ index }) => index);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (length(text.slice(0, starts[middle]).trimEnd() + ELLIPSIS) <= longest) low = middle;
    else high = middle - 1;
  }
  const kept = text.slice(0, starts[low]);
  const words = /^(.*\S)\s+\S*$/su.exec(kept)?.[1] ?? '';
  const best = (/\s$/u.test(kept) || words.length * 2 < kept.length ? kept : words).replace(/[\s,;:–—-]+$/u, '');
  return best === '' ? '' : best + ELLIPSIS;
}
