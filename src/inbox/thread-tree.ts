/**
 * The reading order of a thread: each message under the one that it answers, siblings in the order in which they were said. It depends on
 * the messages alone, never on the order in which they came. Messages are numbered from 0 in the order in which they were said.
 */
export interface Skeleton {
  /** By number: which message it answers, `NONE`, or `UNKNOWN` when it answers something that is not here. */
  readonly parents: Int32Array;
  /** The first post of the thread, `NONE` when it is not here. */
  readonly root: number;
}

export const NONE = -1;
export const UNKNOWN = -2;

export interface ReadingOrder {
  /** The numbers of all messages, as they are read. */
  readonly order: Int32Array;
  /** By number: 0 for what starts the thread. */
  readonly depths: Int32Array;
}

/**
 * Puts messages into reading order. What answers an unknown message stands right under the thread's first one, or at the top when that is
 * unknown too. Posts that claim to answer each other in a circle are opened at the one said first. Takes time in proportion to their
 * number, whatever their shape.
 */
export function orderThread(skeleton: Skeleton): ReadingOrder {
  const { root } = skeleton;
  const { length } = skeleton.parents;
  const parents = skeleton.parents.map((parent, number) => (number === root ? NONE : parent === UNKNOWN ? root : parent));
  openCircles(parents);

  // The first of each one's children, and the next of each one's siblings; what stands at the top is the child of nobody.
  const firstChildren = new Int32Array(length).fill(NONE);
  const nextSiblings = new Int32Array(length).fill(NONE);
  let firstTop = NONE;
  for (let number = length - 1; number >= 0; number -= 1) {
    const parent = parents[number]!;
    // Its first message opens a thread, whatever dates are claimed.
    if (number === root) continue;
    nextSiblings[number] = parent === NONE ? firstTop : firstChildren[parent]!;
    if (parent === NONE) firstTop = number;
    else firstChildren[parent] = number;
  }
  if (root !== NONE) {
    nextSiblings[root] = firstTop;
    firstTop = root;
  }

  const order = new Int32Array(length);
  const depths = new Int32Array(length);
  let read = 0;
  // Down to the first child, on to the next sibling, else up to an ancestor's: malice may make a thread deeper than any stack.
  for (let number = firstTop; number !== NONE;) {
    order[read] = number;
    read += 1;
    if (firstChildren[number] !== NONE) {
      depths[firstChildren[number]!] = depths[number]! + 1;
      number = firstChildren[number]!;
      continue;
    }
    while (number !== NONE && nextSiblings[number] === NONE) number = parents[number]!;
    if (number === NONE) break;
    depths[nextSiblings[number]!] = depths[number]!;
    number = nextSiblings[number]!;
  }
  return { order, depths };
}

/** Of each circle of parents, puts the message said first at the top. Each message has one parent at most, so circles never share one. */
function openCircles(parents: Int32Array): void {
  // By which walk each was reached: a walk that meets its own steps has found a circle.
  const reachedBy = new Int32Array(parents.length).fill(NONE);
  for (let start = 0; start < parents.length; start += 1) {
    let number = start;
    while (number !== NONE && reachedBy[number] === NONE) {
      reachedBy[number] = start;
      number = parents[number]!;
    }
    if (number === NONE || reachedBy[number] !== start) continue;
    let first = number;
    for (let other = parents[number]!; other !== number; other = parents[other]!) first = Math.min(first, other);
    parents[first] = NONE;
  }
}

/** The window of `limit` that starts at `from`; without `from`, the one that ends with the message said last. */
export function windowOf(order: Int32Array, from: number | undefined, limit: number): number {
  if (from !== undefined) return Math.min(from, order.length);
  // The end of the window is after the newest message; a short thread is shown whole.
  return Math.max(0, order.indexOf(order.length - 1) + 1 - limit);
}
