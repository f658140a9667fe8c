/**
 * The words of a field that draws itself before the page around it does. What the page shows may be what was typed a moment ago: such an echo must
 * not take back the keys that came since. Anything else that the page shows is somebody else's doing, and is taken.
 */
export interface OwnWords {
  /** The field told the page so. */
  said(words: string): void;
  /** Whether what the page shows by now was said here, and is followed by what is not shown yet. */
  isEcho(shown: string): boolean;
}

/** Past so many keys without a word from the page, the oldest are forgotten. */
const MOST_SAID = 500;

export function keepOwnWords(): OwnWords {
  /** Not shown by the page yet; oldest first. */
  let waiting: readonly string[] = [];
  return {
    said: (words) => void (waiting = [...waiting, words].slice(-MOST_SAID)),
    isEcho(shown) {
      const echo = waiting.lastIndexOf(shown);
      waiting = echo < 0 ? [] : waiting.slice(echo + 1);
      return echo >= 0;
    },
  };
}
