import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { orderThread, windowOf } from './thread-tree.ts';
import type { ThreadNode } from './thread-tree.ts';

const node = (ref: string, parentRef: string | null = null, saidAt = 0): ThreadNode => ({ ref, parentRef, saidAt });
const show = (nodes: readonly ThreadNode[], root = 'a') => orderThread(nodes, root).map(({ node: { ref }, depth }) => `${depth}${ref}`);

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
    const placed = orderThread([node('a'), node('b', 'gone', 1)], 'a');
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
        const placed = orderThread(nodes, 'r0');
        assert.deepEqual(placed.map((place) => place.node.ref).toSorted(), nodes.map((one) => one.ref).toSorted());
        placed.forEach(({ depth }, index) => assert.ok(depth <= (placed[index - 1]?.depth ?? -1) + 1));
      }),
    );
  });

  test('40 levels, 2,000 replies or 20,000 levels deep, in no time', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => node(`n${index}`, index === 0 ? null : `n${index - 1}`, index));
    assert.equal(orderThread(chain.toReversed(), 'n0').at(-1)?.depth, 19_999);
    const wide = [node('a'), ...Array.from({ length: 2_000 }, (_, index) => node(`w${index}`, 'a', 1))];
    assert.equal(orderThread(wide, 'a').length, 2_001);
  });
});

describe('the window of a thread', () => {
  const placed = orderThread(
    [node('a', null, 1), node('b', 'a', 9), node('c', 'a', 2), ...[3, 4, 5].map((at) => node(`x${at}`, 'c', at))],
    'a',
  );
  test('ends with the message said last, wherever that one stands', () => {
    assert.equal(windowOf(placed, undefined, 2), 4);
    const branchy = orderThread([node('a', null, 1), node('b', 'a', 2), node('n', 'b', 99), node('c', 'a', 3), node('d', 'a', 4)], 'a');
    assert.equal(windowOf(branchy, undefined, 2), 1);
  });
  test('shows a short thread whole', () => assert.equal(windowOf(placed, undefined, 200), 0));
  test('starts where it is asked to, never past the end', () => {
    assert.equal(windowOf(placed, 3, 2), 3);
    assert.equal(windowOf(placed, 900, 2), 6);
    assert.equal(windowOf([], undefined, 2), 0);
  });
});
