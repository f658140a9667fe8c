import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { beginning, ruleOf, toWhen } from './when.ts';

suite('the form of a plan', () => {
  test('begins tomorrow at nine, or as it is planned', () => {
    const fresh = beginning({ plan: null }, '2026-11-22T14:10');
    assert.deepEqual([fresh.day, fresh.time, fresh.repeat, fresh.until], ['2026-11-23', '09:00', 'never', '2027-02-21']);
    const plan = {
      local: '2026-12-03T08:00',
      zone: 'Europe/Paris',
      dueAt: '2026-12-03T07:00:00.000Z',
      repeat: { rule: 'FREQ=WEEKLY;BYDAY=TH', until: '2027-01-31', from: '2026-11-26T08:00' },
      deadlineMinutes: 60,
      memberId: '0',
    };
    const again = beginning({ plan }, '2026-11-22T14:10');
    assert.deepEqual([again.day, again.repeat, again.until, again.deadlineMinutes], ['2026-12-03', 'weekly', '2027-01-31', 60]);
  });

  test('asks for what was chosen, and nothing else', () => {
    const values = { ...beginning({ plan: null }, '2026-11-22T14:10'), accountId: 'a' };
    assert.deepEqual(toWhen({ ...values, kind: 'now' }), { kind: 'now' });
    assert.deepEqual(toWhen({ ...values, kind: 'slot' }), { kind: 'slot', accountId: 'a' });
    assert.deepEqual(toWhen({ ...values, which: 'second' }), { kind: 'at', local: '2026-11-23T09:00', which: 'second', repeat: null });
    assert.deepEqual(toWhen({ ...values, repeat: 'monthly' }), {
      kind: 'at',
      local: '2026-11-23T09:00',
      repeat: { rule: 'FREQ=MONTHLY;BYMONTHDAY=23', until: '2027-02-21' },
    });
    assert.equal(ruleOf('weekly', '2026-11-29'), 'FREQ=WEEKLY;BYDAY=SU');
  });
});
