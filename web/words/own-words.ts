/**
 * The words of a field that draws itself before the page around it does. What the page shows may be what was typed a moment ago: such an echo must
 * not take back the keys that came since. Anything else that the page shows is somebody else's doing, and is taken.
 */
export interface OwnWords {
  readonly words: string;
  /** Said to the page, and not shown by it yet; oldest first. */
  readonly said: readonly string[];
  /** What the page shows. */
  readonly shown: string;
}

/** Past so many keys without a word from the page, the oldest are forgotten. */
const MOST_SAID = 500;

export const startWith = (shown: string): OwnWords => ({ words: shown, said: [], shown });

export const type = (own: OwnWords, words: string): OwnWords => ({ ...own, words, said: [...own.said, words].slice(-MOST_SAID) });

/** The page shows these words now. */
export function hear(own: OwnWords, shown: string): OwnWords {
  if (shown === own.shown) return own;
  const echo = own.said.lastIndexOf(shown);
  return echo >= 0 ? { ...own, said: own.said.slice(echo + 1), shown } : startWith(shown);
}
