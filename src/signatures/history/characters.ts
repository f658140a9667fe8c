/** What a UTF-16 code unit is to somebody who reads a text from its end. Tables, because a million posts are read. */
const WORD = /[\p{L}\p{M}\p{N}]/u;
const LETTER = /[\p{L}\p{M}]/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
/** Letters of scripts that know no capitals. */
const CASELESS = /\p{Lo}/u;

const IS_WORD = 1;
const IS_LETTER = 2;
const IS_UPPER = 4;
const IS_SYMBOL = 8;
const IS_SPACE = 16;

const kinds = Uint8Array.from({ length: 0x1_0000 }, (_, code) => kindOf(code));

function kindOf(code: number): number {
  // Halves of a pair are mostly those of an emoji; so are arrows, dingbats, keycaps, and what joins and colours them.
  if ((code >= 0xd800 && code <= 0xdfff) || (code >= 0x2190 && code <= 0x2bff) || [0xfe0f, 0x200d, 0x20e3].includes(code)) return IS_SYMBOL;
  const character = String.fromCharCode(code);
  if (/[\s\u200B\u2060\uFEFF]/u.test(character)) return IS_SPACE;
  if (!WORD.test(character)) return 0;
  return IS_WORD | (LETTER.test(character) ? IS_LETTER : 0) | (UPPER.test(character) || CASELESS.test(character) ? IS_UPPER : 0);
}

const has = (text: string, at: number, kind: number): boolean => at >= 0 && at < text.length && (kinds[text.charCodeAt(at)]! & kind) !== 0;

/** A letter, a combining mark or a digit. Positions outside the text are nothing. */
export const isWord = (text: string, at: number): boolean => has(text, at, IS_WORD);
export const isLetter = (text: string, at: number): boolean => has(text, at, IS_LETTER);
/** A capital, or a letter of a script without capitals. */
export const isUpper = (text: string, at: number): boolean => has(text, at, IS_UPPER);
export const isSymbol = (text: string, at: number): boolean => has(text, at, IS_SYMBOL);
export const isSpace = (text: string, at: number): boolean => has(text, at, IS_SPACE);

/** Where the word that ends at `end` begins; hyphens and apostrophes between two letters belong to it. */
export function wordStart(text: string, end: number): number {
  let at = end;
  for (;;) {
    if (isWord(text, at - 1)) at--;
    else if (at < end && (text[at - 1] === '-' || text[at - 1] === "'" || text[at - 1] === '’') && isLetter(text, at - 2)) at--;
    else return at;
  }
}

/** Where the white space that ends at `end` begins. */
export function skipSpaces(text: string, end: number): number {
  let at = end;
  while (isSpace(text, at - 1)) at--;
  return at;
}

/** Small letters without accents, as most words are. */
function isPlain(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

const folded = new Map<string, string>();

/** The same for `Inès`, `INES` and `inès`: how names are compared. */
export function fold(name: string): string {
  if (isPlain(name)) return name;
  const known = folded.get(name);
  if (known !== undefined) return known;
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  // Arabic and Indic vowels are marks: a name made of nothing else stays itself.
  const result = plain === '' ? name : plain;
  if (folded.size < 50_000) folded.set(name, result);
  return result;
}
