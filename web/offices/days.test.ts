import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDay, sayDay, shiftDay } from './days.ts';

describe('days of an office', () => {
  it('are said as one would', () => {
    assert.equal(sayDay('2027-05-01', 'fr'), '1er mai 2027');
    assert.equal(sayDay('2027-05-11', 'en'), '11 May 2027');
  });
  it('move over months, years and changes of hour', () => {
    assert.equal(shiftDay('2027-03-01', -1), '2027-02-28');
    assert.equal(shiftDay('2026-12-31', 1), '2027-01-01');
    assert.equal(shiftDay('2026-03-29', 1), '2026-03-30');
  });
  it('are whole dates', () => {
    assert.ok(isDay('2027-05-01'));
    for (const wrong of ['', '2027-5-1', '2027-13-01', 'demain']) assert.equal(isDay(wrong), false, wrong);
  });
});
