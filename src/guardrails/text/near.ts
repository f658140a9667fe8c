import type { Hit } from './lexicon.ts';

/** The first of `hits` that stands within `most` words of one of `others`, or in it; null when none does. */
export function findNear(hits: readonly Hit[], others: readonly Hit[], most: number): Hit | null {
  let from = 0;
  for (const hit of hits) {
    // Both are in the order of the text: what ends far before this hit ends far before the next ones.
    while (from < others.length && others[from]!.last + most + 1 < hit.first) from++;
    for (let at = from; at < others.length; at++) {
      const other = others[at]!;
      if (other.first > hit.last + most + 1) break;
      if (other.last + most + 1 >= hit.first && other !== hit) return hit;
    }
  }
  return null;
}

/** How many of the hits stand apart: a phrase within another counts once. */
export function countApart(hits: readonly Hit[]): number {
  let count = 0;
  let last = -1;
  for (const hit of hits) {
    if (hit.first <= last) continue;
    count++;
    last = hit.last;
  }
  return count;
}
