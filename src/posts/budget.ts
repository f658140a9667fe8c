/** What is planned against what a network allows: so many posts within any stretch of so many minutes. */
import type { PostingLimit } from '../networks/network.ts';

/** The fullest stretch of a limit. */
export interface Load extends PostingLimit {
  /** How many there are in it. */
  readonly most: number;
  /** When it begins; null when nothing is planned. */
  readonly at: Date | null;
}

/** How full each limit gets. `moments`: when each single post left or is to leave, in any order. */
export function loadsOf(moments: readonly Date[], limits: readonly PostingLimit[]): Load[] {
  const sorted = moments.map((moment) => moment.getTime()).toSorted((one, other) => one - other);
  return limits.map(({ posts, minutes }) => {
    let [first, most, at] = [0, 0, null as number | null];
    for (const [place, moment] of sorted.entries()) {
      while (moment - (sorted[first] ?? 0) >= minutes * 60_000) first += 1;
      if (place - first + 1 > most) [most, at] = [place - first + 1, sorted[first] ?? null];
    }
    return { posts, minutes, most, at: at === null ? null : new Date(at) };
  });
}

export const isOver = ({ most, posts }: Load): boolean => most > posts;
