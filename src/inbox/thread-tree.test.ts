import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { NONE, orderThread, UNKNOWN, windowOf } from './thread-tree.ts';
import type { Skeleton } from './thread-tree.ts';

interface Post {
  readonly ref: string;
  readonly parentRef: string | null;
  readonly saidAt: number;
}
interface Placed {
  readonly ref: string;
  readonly depth: number;
  readonly parentMissing: boolean;
}

const node = (ref: string, parentRef: string | null = null, saidAt = 0): Post => ({ ref, parentRef, saidAt });
const bySaying = (a: Post, b: Post): number => a.saidAt - b.saidAt || (a.ref < b.ref ? -1 : Number(a.ref > b.ref));

/** Posts, numbered in the order in which they were said. */
function skeletonOf(posts: readonly Post[], root: string): Skeleton & { readonly sorted: readonly Post[] } {
  const sorted = posts.toSorted(bySaying);
  const numbers = new Map(sorted.map(({ ref }, number) => [ref, number]));
  const parents = Int32Array.from(sorted, ({ parentRef }) => (parentRef === null ? NONE : (numbers.get(parentRef) ?? UNKNOWN)));
  return { parents, root: numbers.get(root) ?? NONE, sorted };
}

function place(posts: readonly Post[], root = 'a'): Placed[] {
  const skeleton = skeletonOf(posts, root);
  const { order, depths } = orderThread(skeleton);
  return Array.from(order, (number) => ({
    ref: skeleton.sorted[number]!.ref,
    depth: depths[number]!,
    parentMissing: skeleton.parents[number] === UNKNOWN,
  }));
}
const show = (posts: readonly Post[], root = 'a') => place(posts, root).map(({ ref, depth }) => `${depth}${ref}`);

/** The same rule, told as plainly as one can: slow, and right by inspection. */
function placePlainly(posts: readonly Post[], root: string): Placed[] {
  const known = new Set(posts.map(({ ref }) => ref));
  const parents = new Map(
    posts.map(({ ref, parentRef }) => {
      const wanted = parentRef === null || known.has(parentRef) ? parentRef : known.has(root) ? root : null;
      return [ref, ref === root ? null : wanted];
    }),
  );
  const ancestors = (ref: string): string[] => {
    const met: string[] = [];
    for (let at = parents.get(ref) ?? null; at !== null && !met.includes(at); at = parents.get(at) ?? null) met.push(at);
    return met;
  };
  const openings = posts.filter(({ ref }) => {
    const circle = ancestors(ref);
    return circle.includes(ref) && posts.filter((one) => circle.includes(one.ref)).toSorted(bySaying)[0]?.ref === ref;
  });
  for (const { ref } of openings) parents.set(ref, null);
  const under = (parent: string | null, depth: number): Placed[] =>
    posts
      .filter(({ ref }) => parents.get(ref) === parent)
      .toSorted((a, b) => Number(b.ref === root) - Number(a.ref === root) || bySaying(a, b))
      .flatMap(({ ref, parentRef }) => {
        const itself = { ref, depth, parentMissing: parentRef !== null && !known.has(parentRef) };
        return [itself].concat(under(ref, depth + 1));
      });
  return under(null, 0);
}

/** Any nodes: parents missing, circles, equal moments, the start said last. */
const anyNodes = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 40 }).chain((refs) =>
  fc.tuple(
    ...refs.map((ref) =>
      fc.record({
        ref: fc.constant(`r${ref}`),
        parentRef: fc.option(
          fc.integer({ min: 0, max: 44 }).map((parent) => `r${parent}`),
          { freq: 4 },
        ),
        saidAt: fc.integer({ min: 0, max: 5 }),
      }),
    ),
  ),
);

describe('a thread is read', () => {
  test('each message under the one that it answers, siblings in the order in which they were said', () => {
    const nodes = [node('d', 'b', 4), node('c', 'a', 3), node('b', 'a', 2), node('a', null, 1), node('e', 'b', 5)];
    assert.deepEqual(show(nodes), ['0a', '1b', '2d', '2e', '1c']);
  });

  test('from its first message, even when that one claims a later date', () => {
    assert.deepEqual(show([node('a', null, 99), node('b', 'a', 1), node('z', null, 0)]), ['0a', '1b', '0z']);
  });

  test('with what answers an unknown message right under the first one, and marked', () => {
    const placed = place([node('a'), node('b', 'gone', 1)]);
    assert.deepEqual(
      placed.map(({ depth, parentMissing }) => [depth, parentMissing]),
      [
        [0, false],
        [1, true],
      ],
    );
    assert.deepEqual(show([node('b', 'gone', 1), node('c', 'b', 2)]), ['0b', '1c'], 'at the top when the first one is unknown too');
  });

  test('even when posts claim to answer each other in a circle, or themselves', () => {
    assert.deepEqual(show([node('b', 'd', 3), node('c', 'b', 1), node('d', 'c', 2), node('s', 's', 9)]), ['0c', '1d', '2b', '0s']);
  });

  test('the same, whatever the order in which its messages came', () => {
    fc.assert(
      fc.property(anyNodes, fc.func(fc.integer()), (nodes, shuffle) => {
        const other = nodes.map((one, index) => ({ one, at: shuffle(index) })).toSorted((a, b) => a.at - b.at);
        assert.deepEqual(
          show(
            other.map(({ one }) => one),
            'r0',
          ),
          show(nodes, 'r0'),
        );
      }),
    );
  });

  test('with every message exactly once, one level under its parent at most', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const placed = place(nodes, 'r0');
        assert.deepEqual(placed.map(({ ref }) => ref).toSorted(), nodes.map(({ ref }) => ref).toSorted());
        placed.forEach(({ depth }, index) => assert.ok(depth <= (placed[index - 1]?.depth ?? -1) + 1));
      }),
    );
  });

  test('as the rule says, told plainly, of any thread', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => assert.deepEqual(place(nodes, 'r0'), placePlainly(nodes, 'r0'))),
      { numRuns: 500 },
    );
  });

  test('40 levels, 2,000 replies or 20,000 levels deep, in no time', () => {
    const chain = Int32Array.from({ length: 20_000 }, (_, number) => number - 1);
    assert.equal(orderThread({ parents: chain, root: 0 }).depths.at(-1), 19_999);
    const circle = chain.map((parent) => (parent === NONE ? 19_999 : parent));
    assert.equal(orderThread({ parents: circle, root: NONE }).depths.at(-1), 19_999);
    const wide = Int32Array.from({ length: 20_000 }, (_, number) => (number === 0 ? NONE : 0));
    assert.equal(orderThread({ parents: wide, root: 0 }).order.at(-1), 19_999);
  });
});

describe('the window of a thread', () => {
  const orderOf = (posts: readonly Post[]) => orderThread(skeletonOf(posts, 'a')).order;
  const order = orderOf([node('a', null, 1), node('b', 'a', 9), node('c', 'a', 2), ...[3, 4, 5].map((at) => node(`x${at}`, 'c', at))]);
  test('ends with the message said last, wherever that one stands', () => {
    assert.equal(windowOf(order, undefined, 2), 4);
    const branchy = orderOf([node('a', null, 1), node('b', 'a', 2), node('n', 'b', 99), node('c', 'a', 3), node('d', 'a', 4)]);
    assert.equal(windowOf(branchy, undefined, 2), 1);
  });
  test('shows a short thread whole', () => assert.equal(windowOf(order, undefined, 200), 0));
  test('starts where it is asked to, never past the end', () => {
    assert.equal(windowOf(order, 3, 2), 3);
    assert.equal(windowOf(order, 900, 2), 6);
    assert.equal(windowOf(new Int32Array(), undefined, 2), 0);
  });
});
