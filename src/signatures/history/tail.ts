import { isSpace, isSymbol, isWord, skipSpaces } from './characters.ts';

/** Where the words of a text end, once what may follow a signature is taken away. */
export interface Tail {
  readonly end: number;
  /** The text was cut: its last word may be half a word. */
  readonly cut: boolean;
  /** The last hashtags, the last first, when the text ends with some. */
  readonly tags: readonly string[];
}

const LINK = /(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S*$/i;
const COUNTER = /^[([]?\d{1,2}\s?[/／]\s?(?:\d{1,2}|[nx?])[)\]]?[.:]?$/;
const EMOTICON = /(?:[:;=8xX][-'^o]?[)(DPpoO*3\]|]|<3|\^_?\^)$/;
const LONGEST_LINK = 600;
const MOST_STEPS = 24;

/** Takes from the end of `text` what may follow a signature: links, hashtags, mentions, counters such as `(1/2)`, smileys and emoji. */
export function findTail(text: string): Tail {
  let end = skipSpaces(text, text.length);
  const tags: string[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const before = end;
    end = skipSpaces(text, end);
    const ellipsis = ellipsisStart(text, end);
    if (ellipsis < end) return { end, cut: true, tags };
    while (isSymbol(text, end - 1)) end--;
    const from = chunkStart(text, end);
    if (from < end) {
      const taken = takeChunk(text.slice(from, end));
      if (taken.startsWith('#')) tags.push(taken);
      end -= taken.length;
    }
    if (end === before) break;
  }
  return { end, cut: false, tags };
}

/** What of the last chunk may follow a signature; empty when it is a word. */
function takeChunk(chunk: string): string {
  const last = chunk.charCodeAt(chunk.length - 1);
  if (chunk.length > 9) {
    const link = LINK.exec(chunk)?.[0];
    if (link) return link;
  }
  if ((chunk.startsWith('#') || chunk.startsWith('@')) && chunk.length > 1) return chunk;
  const digitsOrSigns = (last >= 48 && last <= 57) || last < 48 || (last > 57 && last < 65) || last > 90;
  if (digitsOrSigns && COUNTER.test(chunk)) return chunk;
  // `D`, `P`, `o` and `3` end a smiley only behind its eyes; `xD` alone would take two letters of a word.
  const smiley = EMOTICON.exec(chunk)?.[0];
  if (!smiley) return '';
  const eyes = chunk.length - smiley.length;
  return /^[xX8]/.test(smiley) && isWord(chunk, eyes - 1) ? '' : smiley;
}

function chunkStart(text: string, end: number): number {
  let at = end;
  const stop = Math.max(0, end - LONGEST_LINK);
  while (at > stop && !isSpace(text, at - 1)) at--;
  return at;
}

function ellipsisStart(text: string, end: number): number {
  if (text[end - 1] === '…') return end - 1;
  return text.endsWith('...', end) ? end - 3 : end;
}
