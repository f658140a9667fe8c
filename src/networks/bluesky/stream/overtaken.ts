import type { Entry } from '../cursor.ts';

const MOST = 5_000;

/**
 * What a stream brought before the feed did. Once a look at the feed that began after it has found nothing more, nothing older is missing:
 * only then may the feed be read on from there.
 */
export interface Overtaken {
  add(entries: readonly Entry[]): void;
  /** A look at the feed begins. */
  begin(): void;
  /** It has ended, and all that it found is stored: up to where the feed is whole. */
  settle(): readonly Entry[];
}

export function createOvertaken(): Overtaken {
  let since: Entry[] = [];
  let before: Entry[] = [];
  return {
    add: (entries) => void since.push(...entries),
    begin() {
      before = [...before, ...since].slice(-MOST);
      since = [];
    },
    settle() {
      const settled = before;
      before = [];
      return settled;
    },
  };
}
