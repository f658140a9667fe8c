import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addMonths, spanOf } from './days.ts';

suite('the days of a calendar', () => {
  test('a week is from Monday to Sunday, also when the clocks change in it', () => {
    const { days, from, to } = spanOf('2027-03-28', 'week', 'Europe/Paris');
    assert.deepEqual([days.length, days[0], days[6]], [7, '2027-03-22', '2027-03-28']);
    assert.deepEqual([from, to], ['2027-03-21T23:00:00.000Z', '2027-03-28T22:00:00.000Z']);
  });

  test('a month is whole weeks', () => {
    const { days } = spanOf('2026-11-24', 'month', 'Europe/Paris');
    assert.deepEqual([days.length, days[0], days.at(-1)], [42, '2026-10-26', '2026-12-06']);
    assert.equal(spanOf('2027-02-10', 'month', 'Europe/Paris').days.length, 28);
  });

  test('a month later is the same day, or the last one there is', () => {
    assert.deepEqual(
      [addMonths('2026-11-30', 3), addMonths('2026-01-15', -1), addMonths('2028-01-31', 1)],
      ['2027-02-28', '2025-12-15', '2028-02-29'],
    );
  });
});
