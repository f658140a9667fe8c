import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { unpackSkeleton } from './skeleton.ts';
import { NONE, UNKNOWN } from './thread-tree.ts';

interface Node {
  readonly key: bigint;
  readonly parent: bigint;
  readonly id: string;
  readonly saidAt: number;
}

const keyOf = (key: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  // Hashes differ in their first bits.
  bytes.writeBigInt64BE(key << 11n);
  return bytes;
};
const pack = (nodes: readonly Node[]): Buffer =>
  Buffer.concat(
    nodes
      .toSorted((a, b) => b.saidAt - a.saidAt)
      .flatMap(({ key, parent, id, saidAt }) => [
        keyOf(key),
        keyOf(parent),
        Buffer.from(id.replaceAll('-', ''), 'hex'),
        keyOf(BigInt(saidAt)),
      ]),
  );
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const read = (nodes: readonly Node[], root: bigint) => {
  const skeleton = unpackSkeleton(pack(nodes), keyOf(root));
  return { ids: nodes.map((_, number) => skeleton.idOf(number)), parents: [...skeleton.parents], root: skeleton.root };
};

describe('a packed skeleton', () => {
  test('numbers messages in the order in which they were said, and knows what each answers', () => {
    const nodes = [
      { key: 7n, parent: 0n, id: id(1), saidAt: 10 },
      { key: -9n, parent: 7n, id: id(2), saidAt: 30 },
      { key: 3n, parent: 99n, id: id(3), saidAt: 20 },
    ];
    assert.deepEqual(read(nodes, 7n), { ids: [id(1), id(3), id(2)], parents: [NONE, UNKNOWN, 0], root: 0 });
    assert.deepEqual(read([], 7n), { ids: [], parents: [], root: NONE });
  });

  test('is the same for messages said at the same moment, in whatever order they come', () => {
    const anyNodes = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 3 })), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(anyNodes, (given) => {
        const nodes = given.map(([key, saidAt]) => ({ key: BigInt(key), parent: BigInt(key >> 1), id: id(key), saidAt }));
        assert.deepEqual(read(nodes.toReversed(), 1n), read(nodes, 1n));
      }),
    );
  });

  test('loses no message when two refs share a key', () => {
    const twins = [1, 2, 3].map((number) => ({ key: 5n, parent: 5n, id: id(number), saidAt: number }));
    assert.deepEqual(read(twins, 5n), { ids: [id(1), id(2), id(3)], parents: [0, 0, 0], root: 0 });
  });
});
