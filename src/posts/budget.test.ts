import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isOver, loadsOf } from './budget.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24) + minute * 60_000);

describe('what is planned against what a network allows', () => {
  test('a limit is over when one stretch of its minutes holds more than it allows, wherever that begins', () => {
    const [load] = loadsOf([0, 50, 55, 61, 62].map(at), [{ posts: 3, minutes: 60 }]);
    assert.deepEqual([load?.most, load?.at?.getTime(), load && isOver(load)], [4, at(50).getTime(), true]);
    assert.deepEqual(loadsOf([0, 30, 60, 90].map(at), [{ posts: 2, minutes: 60 }]).map(isOver), [false]);
    assert.deepEqual(loadsOf([], [{ posts: 2, minutes: 60 }]), [{ posts: 2, minutes: 60, most: 0, at: null }]);
  });

  test('the fullest stretch is the one that counting each of them finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 600 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 200 }), (minutes, length) => {
        const [load] = loadsOf(minutes.map(at), [{ posts: 1, minutes: length }]);
        const counted = minutes.map((start) => minutes.filter((one) => one >= start && one < start + length).length);
        assert.equal(load?.most, Math.max(...counted));
      }),
    );
  });
});
