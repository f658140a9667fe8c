import type { OwnLists } from './context.ts';
import type { Level } from './finding.ts';

/** A word that an organisation does not want to read, as it is kept. */
export interface KeptWord {
  readonly word: string;
  /** Why, in the organisation's own words. */
  readonly note: string | null;
  /** Found in its other forms too. */
  readonly inflected: boolean;
  readonly level: Level;
}

export interface KeptLists {
  readonly words: readonly KeptWord[];
  readonly brands: readonly string[];
  readonly takenHashtags: readonly string[];
}

/** The lists as the rules take them. */
export const asRulesTake = ({ words, brands, takenHashtags }: KeptLists): OwnLists => ({
  words: words.map(({ word, note, inflected, level }) => ({ word, level, inflected, ...(note === null ? {} : { reason: note }) })),
  brands,
  takenHashtags,
});
