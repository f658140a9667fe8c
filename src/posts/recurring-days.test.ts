import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { recurringDays } from './recurring-days.ts';
import { readRepeat } from './repeat.ts';

const ours = (rule: string, from: string, until: string) => [...recurringDays(ICAL.Recur.fromString(rule), from, until)];
function theirs(rule: string, from: string, until: string): string[] {
  const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(from));
  const found: string[] = [];
  for (let day = days.next()?.toString(); day !== undefined && day <= until; day = days.next()?.toString()) found.push(day);
  return found;
}

suite('the days of a rule', () => {
  test('a rule that never comes, or that is not understood, is refused and holds nobody up', () => {
    const refusal = (rule: string) => {
      const read = readRepeat({ local: '2026-12-01T09:00', repeat: { rule, until: '2028-11-30' } });
      return read.ok ? 'taken' : read.error.kind;
    };
    assert.equal(refusal('FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31'), 'never');
    assert.equal(refusal('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'), 'never');
    assert.equal(refusal('FREQ=DAILY;INTERVAL=7;BYDAY=MO'), 'never');
    assert.equal(refusal('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), 'never');
    for (const rule of [
      'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1',
      'FREQ=DAILY;BYYEARDAY=1',
      'FREQ=YEARLY;BYWEEKNO=53',
      'FREQ=WEEKLY;BYDAY=1MO',
      'FREQ=WEEKLY;BYMONTHDAY=13',
      'FREQ=DAILY;BYSETPOS=2',
    ])
      assert.equal(refusal(rule), 'no-such-rule', rule);
  });

  test('the last working day of a month is the last of those that are named', () => {
    assert.deepEqual(ours('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-10-15', '2027-01-31'), [
      '2026-10-30',
      '2026-11-30',
      '2026-12-31',
      '2027-01-29',
    ]);
  });

  test('they are those of the calendar library, wherever that one comes to an end', () => {
    const rules = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=DAILY;INTERVAL=5',
      'FREQ=WEEKLY',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,WE;WKST=SU',
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1FR',
      'FREQ=MONTHLY;BYMONTHDAY=1,15,-1',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
      'FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=10',
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    );
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 700 }), (rule, days) => {
        const from = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        assert.deepEqual(ours(rule, from, '2028-12-31'), theirs(rule, from, '2028-12-31'), `${rule} from ${from}`);
      }),
      { numRuns: 150 },
    );
  });
});
