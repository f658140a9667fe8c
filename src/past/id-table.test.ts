import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createIdTable, detached, numberOf } from './id-table.ts';

describe('a table of ids', () => {
  test('knows what it was given, in its order, like a map', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const table = createIdTable();
        const map = new Map<string, number>();
        for (const name of names) {
          const place = table.add(numberOf(name));
          assert.equal(place, map.has(name) ? -1 : map.size);
          if (!map.has(name)) map.set(name, map.size);
        }
        for (const [name, place] of map) assert.equal(table.find(numberOf(name)), place);
        assert.equal(table.find(numberOf('\0 never given')), -1);
      }),
    );
  });

  test('grows, and takes none of half a million ids of a network for another', () => {
    const table = createIdTable();
    for (let id = 0n; id < 500_000n; id += 1n) table.add(numberOf(String(1_050_405_278_569_680_896n + id * 3n)));
    assert.equal(table.size(), 500_000);
    assert.equal(table.find(numberOf('1050405278569680899')), 1);
  });

  test('has a number for every name, never none, that fits a double', () => {
    for (const name of ['', 'é', '😀', 'x'.repeat(10_000)]) assert.ok(Number.isSafeInteger(numberOf(name)) && numberOf(name) > 0, name);
    assert.equal(detached('Zoé 😀'), 'Zoé 😀');
  });
});
