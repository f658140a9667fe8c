import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minutesBetween, momentOf, mondayOf, nextAt, readTime, wallAt, wallTime } from './wall-time.ts';

const PARIS = 'Europe/Paris';
const iso = (at: number) => new Date(at).toISOString();

test('a wall time is the moment at which the clock of the zone shows it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(PARIS, 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
      fc.integer({ min: 0, max: 600_000 }),
      (zone, minute) => {
        const at = Date.UTC(2026, 0, 1) + minute * 60_000;
        const again = momentOf(wallTime(at, zone), zone);
        // Of an hour that comes twice, the first is meant.
        assert.ok(again === at || (again < at && wallTime(again, zone) === wallTime(at, zone)));
      },
    ),
  );
});

test('a time of March that is skipped is the end of the skip, the doubled hour of October the first', () => {
  assert.equal(iso(momentOf('2026-03-29T02:30', PARIS)), '2026-03-29T01:00:00.000Z');
  assert.equal(iso(momentOf('2026-03-29T02:00', PARIS)), '2026-03-29T01:00:00.000Z');
  assert.equal(iso(momentOf('2026-03-08T02:45', 'America/New_York')), '2026-03-08T07:00:00.000Z');
  assert.equal(iso(momentOf('2026-10-25T02:30', PARIS)), '2026-10-25T00:30:00.000Z');
  assert.equal(iso(momentOf('2026-10-25T04:00', PARIS)), '2026-10-25T03:00:00.000Z');
});

test('a time of day that is past comes tomorrow', () => {
  const now = Date.parse('2026-11-22T13:30:00Z');
  assert.deepEqual(nextAt('15:00', now, PARIS), { at: Date.parse('2026-11-22T14:00:00Z'), tomorrow: false });
  assert.deepEqual(nextAt('06:00', now, PARIS), { at: Date.parse('2026-11-23T05:00:00Z'), tomorrow: true });
});

test('weeks begin on Monday, and minutes run over midnight', () => {
  assert.equal(mondayOf('2026-11-22'), '2026-11-16');
  assert.equal(mondayOf('2026-11-16'), '2026-11-16');
  assert.equal(wallAt('2026-11-22', 1_500), '2026-11-23T01:00');
  assert.equal(wallAt('2026-11-22', -30), '2026-11-21T23:30');
  assert.equal(minutesBetween('2026-11-22T22:00', '2026-11-23T06:00'), 480);
});

test('a time of day is read as people write it', () => {
  const written = ['14', '14h', '14 h 30', '14:30', '1430', '6', '06:05', '24:00', '14:7', 'midi', ''];
  assert.deepEqual(
    written.map((text) => readTime(text)),
    ['14:00', '14:00', '14:30', '14:30', '14:30', '06:00', '06:05', null, null, null, null],
  );
});
