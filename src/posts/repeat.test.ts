import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { wallTimeOf } from './local-time.ts';
import { comingAfter, comingsBetween, readRepeat } from './repeat.ts';
import type { Repeated } from './repeat.ts';

const weekly: Repeated = {
  local: '2026-11-23T08:30',
  zone: 'Europe/Paris',
  repeat: { rule: 'FREQ=WEEKLY;BYDAY=MO,TH', until: '2027-05-31' },
};
const between = (repeated: Repeated, from: string, to: string) =>
  comingsBetween(repeated, { from: new Date(from), to: new Date(to), limit: 100 }).map(({ at }) => at.toISOString());

suite('posts that come back', () => {
  test('each comes at the same time on the wall, in winter as in summer', () => {
    assert.deepEqual(between(weekly, '2027-03-24T00:00:00Z', '2027-03-31T00:00:00Z'), [
      '2027-03-25T07:30:00.000Z',
      '2027-03-29T06:30:00.000Z',
    ]);
  });

  test('the last day is included, and nothing comes after it', () => {
    assert.equal(comingAfter(weekly, new Date('2027-05-27T06:30:00Z'))?.local, '2027-05-31T08:30');
    assert.equal(comingAfter(weekly, new Date('2027-05-31T06:30:00Z')), null);
  });

  test('on the night that skips its hour it comes at the end of the skip, and on the night that has it twice once', () => {
    const nightly: Repeated = { local: '2026-10-24T02:30', zone: 'Europe/Paris', repeat: { rule: 'FREQ=DAILY', until: '2027-04-01' } };
    assert.deepEqual(between(nightly, '2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z'), ['2026-10-25T00:30:00.000Z']);
    assert.deepEqual(between(nightly, '2027-03-28T00:00:00Z', '2027-03-28T12:00:00Z'), ['2027-03-28T01:00:00.000Z']);
  });

  test('the last Friday of a month and the 31st are what they say', () => {
    const last: Repeated = { ...weekly, local: '2026-11-27T10:00', repeat: { rule: 'FREQ=MONTHLY;BYDAY=-1FR', until: '2027-02-28' } };
    assert.deepEqual(
      comingsBetween(last, { from: new Date(0), to: new Date('2027-12-31'), limit: 10 }).map(({ local }) => local),
      ['2026-11-27T10:00', '2026-12-25T10:00', '2027-01-29T10:00', '2027-02-26T10:00'],
    );
    const end: Repeated = { ...weekly, local: '2026-12-31T10:00', repeat: { rule: 'FREQ=MONTHLY', until: '2027-04-30' } };
    assert.deepEqual(
      comingsBetween(end, { from: new Date(0), to: new Date('2027-12-31'), limit: 10 }).map(({ local }) => local.slice(0, 10)),
      ['2026-12-31', '2027-01-31', '2027-03-31'],
    );
  });

  test('a rule is kept without its own end: the end is said apart', () => {
    const read = readRepeat({ local: weekly.local, repeat: { rule: 'RRULE:FREQ=DAILY;COUNT=3', until: '2026-12-31' } });
    assert.deepEqual(read, { ok: true, value: { rule: 'FREQ=DAILY', until: '2026-12-31' } });
  });

  test('what is no rule, comes too often, never, or without end is refused by name', () => {
    const refusal = (rule: string, until = '2026-12-31') => {
      const read = readRepeat({ local: weekly.local, repeat: { rule, until } });
      return read.ok ? 'taken' : read.error.kind;
    };
    assert.equal(refusal('chaque lundi'), 'no-such-rule');
    assert.equal(refusal(''), 'no-such-rule');
    assert.equal(refusal(`FREQ=WEEKLY;BYDAY=${'MO,'.repeat(200)}MO`), 'no-such-rule');
    assert.equal(refusal('FREQ=HOURLY'), 'too-often');
    assert.equal(refusal('FREQ=DAILY;BYHOUR=8,9,10'), 'too-often');
    assert.equal(refusal('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), 'never');
    assert.equal(refusal('FREQ=YEARLY;BYMONTH=7', '2026-12-31'), 'never');
    assert.equal(refusal('FREQ=DAILY', '2026-11-01'), 'bad-end');
    assert.equal(refusal('FREQ=DAILY', '2036-11-01'), 'bad-end');
    assert.equal(refusal('FREQ=DAILY', 'jamais'), 'bad-end');
  });

  test('comings are in order, at the time of the day that was said, and none is missed by asking in pieces', () => {
    const zones = fc.constantFrom('Europe/Paris', 'America/Sao_Paulo', 'Australia/Sydney');
    const rules = fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=TU,SU', 'FREQ=DAILY;INTERVAL=3', 'FREQ=MONTHLY;BYMONTHDAY=15');
    fc.assert(
      fc.property(zones, rules, fc.integer({ min: 0, max: 23 }), (zone, rule, hour) => {
        const repeated: Repeated = { local: `2026-09-01T${String(hour).padStart(2, '0')}:15`, zone, repeat: { rule, until: '2026-12-01' } };
        const whole = comingsBetween(repeated, { from: new Date(0), to: new Date('2028-01-01'), limit: 1_000 });
        const pieces = [];
        for (let one = comingAfter(repeated, new Date(0)); one !== null; one = comingAfter(repeated, one.at)) pieces.push(one);
        assert.deepEqual(pieces, whole);
        assert.ok(
          whole.every(({ at, local }) => wallTimeOf(at, zone) === local || wallTimeOf(at, zone).slice(0, 10) === local.slice(0, 10)),
        );
      }),
      { numRuns: 20 },
    );
  });
});
