import type { Hit } from './lexicon.ts';

/** The first of `hits` that stands within `most` words of one of `others`, or in it; null when none does. */
export function findNear(hits: readonly Hit[], others: readonly Hit[], most: number): Hit | null {
  for (const hit of hits) {
    for (const other of others) {
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
