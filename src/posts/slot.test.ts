import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nextFreeSlot } from './slot.ts';

// Monday 23 November 2026, 9:00 in Paris.
const after = new Date('2026-11-23T08:00:00Z');
const zone = 'Europe/Paris';
const slots = [
  { weekday: 1, time: '08:00' },
  { weekday: 1, time: '18:00' },
  { weekday: 4, time: '12:00' },
];
const next = (taken: readonly string[], given = slots) =>
  nextFreeSlot({ slots: given, taken: taken.map((at) => new Date(at)), zone, after, days: 366 })?.local ?? null;

suite('slots of a week', () => {
  test('the next one that is to come and free is taken', () => {
    assert.equal(next([]), '2026-11-23T18:00');
    assert.equal(next(['2026-11-23T17:00:00Z']), '2026-11-26T12:00');
    assert.equal(next(['2026-11-23T17:00:00Z', '2026-11-26T11:00:30Z']), '2026-11-30T08:00');
  });

  test('slots keep their time on the wall when the clocks change', () => {
    const sunday = [{ weekday: 7, time: '02:30' }];
    const found = nextFreeSlot({ slots: sunday, taken: [], zone, after: new Date('2027-03-27T12:00:00Z'), days: 7 });
    assert.equal(found?.at.toISOString(), '2027-03-28T01:00:00.000Z');
  });

  test('without slots, or with all of them taken, there is none', () => {
    assert.equal(next([], []), null);
    assert.equal(nextFreeSlot({ slots, taken: [new Date('2026-11-23T17:00:00Z')], zone, after, days: 1 }), null);
  });
});
