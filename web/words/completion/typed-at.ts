/** What is being typed that could be completed: whom somebody mentions, a hashtag, the name of an emoji. */
export type TypedKind = 'person' | 'hashtag' | 'emoji';

export interface Typed {
  readonly kind: TypedKind;
  /** Of the whole word with its sign, in UTF-16 units; `end` is where the caret stands. */
  readonly start: number;
  readonly end: number;
  /** Without the sign. */
  readonly letters: string;
}

/** Longer words are looked at by nobody. */
const LONGEST = 80;
/** Not inside a word, an address, a time or a link; a colon begins a name only with two letters after it, which no face has. */
const BEGUN: readonly (readonly [TypedKind, RegExp])[] = [
  ['person', /(?<![\p{L}\p{N}_/.@:])@([\p{L}\p{N}_][\p{L}\p{N}_.@-]*)$/u],
  ['hashtag', /(?<![\p{L}\p{N}_/&?=.-])#([\p{L}\p{N}_]+)$/u],
  ['emoji', /(?<![\p{L}\p{N}_:/])[:]([\p{L}_+-][\p{L}\p{N}_+-]+)$/u],
];

/** What is completed at the caret; null when nothing is, as inside a word that goes on. */
export function typedAt(text: string, caret: number): Typed | null {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  const last = before.at(-1);
  if (last === undefined || /\s/u.test(last) || /^[\p{L}\p{N}_]/u.test(text.slice(caret, caret + 2))) return null;
  for (const [kind, begun] of BEGUN) {
    const match = begun.exec(before);
    if (match) return { kind, start: caret - match[0].length, end: caret, letters: match[1] ?? '' };
  }
  return null;
}
