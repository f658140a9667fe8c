/** Small letters, no accents, straight quotes and plain spaces: as the phrases of promises are written. Lengths may change; only words are read from it. */
export const foldWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc]/gu, "'")
    .replaceAll('œ', 'oe')
    .replaceAll(/https?:\/\/\S+/gu, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();

/** A sentence ends at a full stop, not at that of `12.30` or of `ligne.example`. */
export const sentencesOf = (folded: string): string[] =>
  folded.split(/(?<=[!?;…])\s*|(?<=\.)(?=\s|$)|\n+/u).filter((one) => /\p{L}/u.test(one));
