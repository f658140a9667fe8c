/** A text as rules compare it, and the way back to where its letters stand. */
export interface Folded {
  readonly text: string;
  /** For each code unit of `text`, and one past its end: the UTF-16 code unit of the original that it comes from. */
  readonly offsets: Int32Array;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '…': '…',
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  Æ: 'ae',
  ß: 'ss',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
};
const SPACE = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** First and last of what joins, hides or turns letters, and shows nothing. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
const MARK = /\p{M}/gu;

const table: (string | undefined)[] = [];

/** What a code unit becomes: none, one or more small letters without accents. Kept: a text has few different ones. */
function foldUnit(code: number): string {
  const known = table[code];
  if (known !== undefined) return known;
  const letter = String.fromCharCode(code);
  let folded: string;
  if (letter === '\n' || letter === '\t') folded = letter;
  else if (SPECIAL[letter] !== undefined) folded = SPECIAL[letter];
  else if (INVISIBLE.some(([first, last]) => code >= first && code <= last)) folded = '';
  else if (SPACE.test(letter)) folded = ' ';
  else if (code >= 0xd800 && code <= 0xdfff) folded = letter;
  else folded = letter.normalize('NFKD').replace(MARK, '').toLowerCase();
  table[code] = folded;
  return folded;
}

/** Bold and slanted letters of mathematics, with which people write where a network has no bold. */
const isStyledHigh = (code: number): boolean => code === 0xd835;

/** Small letters, no accents, straight quotes, plain spaces, nothing invisible. */
export function fold(original: string): Folded {
  const offsets = new Int32Array(original.length * 2 + 8);
  const parts: string[] = [];
  let length = 0;
  let room = offsets;
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    let folded: string;
    let width = 1;
    if (isStyledHigh(code) && at + 1 < original.length) {
      folded = original
        .slice(at, at + 2)
        .normalize('NFKD')
        .toLowerCase();
      width = 2;
    } else folded = foldUnit(code);
    if (length + folded.length + 1 >= room.length) room = grow(room);
    for (let unit = 0; unit < folded.length; unit++) room[length + unit] = at;
    length += folded.length;
    parts.push(folded);
    at += width - 1;
  }
  room[length] = original.length;
  return { text: parts.join(''), offsets: room.subarray(0, length + 1) };
}

function grow(offsets: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(offsets.length * 2);
  larger.set(offsets);
  return larger;
}

export const foldPlain = (text: string): string => fold(text).text;
