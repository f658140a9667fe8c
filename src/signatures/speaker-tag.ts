/** A speaker's tag: a hashtag that says which of several people speaks on an account. Written without its `#`. */

const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&/#])[#＃]([\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)/gu;

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
