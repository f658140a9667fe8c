/** A speaker's tag: a hashtag that says which of several people speaks on an account. Written without its `#`. */

/** Marks inside words of some scripts: the middle dot, joiners, Hebrew, Tibetan and Japanese signs. */
const INNER = String.raw`\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u200c\u200d\u3003\u301c\uff5e`;
const SIGN = String.raw`[\p{L}\p{M}\p{N}_${INNER}]`;
/** Not inside a word or a link; right after an emoji too, whose variation is a mark. Neither a keycap nor a link is a tag. */
const HASHTAG = new RegExp(
  String.raw`(?<![\p{L}\p{N}_&/#]|(?![\ufe0e\ufe0f])\p{M})[#＃](?![\ufe0f\u20e3])(${SIGN}*\p{L}${SIGN}*)(?!${SIGN}|:\/\/)`,
  'gu',
);

export interface TagInText {
  readonly tag: string;
  /** UTF-16 offsets, the `#` included. */
  readonly start: number;
  readonly end: number;
}

/** What two spellings of a tag have in common: neither case nor accents. */
export const foldTag = (tag: string): string =>
  tag
    .replace(/^[#＃]/u, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

/** The hashtags of a text, in order, as networks read them. */
export const tagsIn = (text: string): TagInText[] =>
  [...text.matchAll(HASHTAG)].map((match) => ({ tag: match[1] ?? '', start: match.index, end: match.index + match[0].length }));
