/** What somebody asks for, taken apart as it was typed. */
export interface Question {
  /** Found in any inflection; all of them are wanted. */
  readonly words: string;
  /** "Between quotes", and what holds together by itself: 12,50 or 14:05 or TGV-8412. Words that follow each other, as they are written. */
  readonly phrases: readonly string[];
  /** Excluded words, by a dash before them. */
  readonly without: readonly string[];
  /** Excluded phrases. */
  readonly withoutPhrases: readonly string[];
}

const QUOTES = /[«»“”„‟]/gu;
// `-"a phrase"`, a phrase whose end was forgotten, or a word; a dash excludes where something follows it.
const PART = /(?<dash>(?<![^\s"])-(?=["\p{L}\p{N}]))?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
const IN_PARTS = /[\p{L}\p{N}][^\p{L}\p{N}\p{M}]+[\p{L}\p{N}]/u;

/** `12,50` and `TGV-8412`; neither `haut-parleur` nor an address. */
const isNumberInParts = (word: string): boolean => /\d/.test(word) && !/[/@]/.test(word) && IN_PARTS.test(word);

/** Takes a question apart. `@name` asks for the name; an address keeps its `@`. Nothing in it is beyond Postgres. */
export function parseQuestion(typed: string): Question {
  const question = { words: [] as string[], phrases: [] as string[], without: [] as string[], withoutPhrases: [] as string[] };
  const safe = typed
    .toWellFormed()
    .replaceAll(/[\0\\]/gu, ' ')
    .replaceAll(QUOTES, '"');
  for (const { groups = {} } of safe.matchAll(PART)) {
    const { dash, phrase, word } = groups;
    const together = phrase ?? (word !== undefined && isNumberInParts(word) ? word : undefined);
    if (together !== undefined) question[dash ? 'withoutPhrases' : 'phrases'].push(together);
    else question[dash ? 'without' : 'words'].push(word!.replace(/^@+/u, ''));
  }
  return { ...question, words: question.words.join(' ') };
}
