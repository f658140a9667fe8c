import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { outcomeOf } from './outcome-of.ts';
import type { Said } from './outcome-of.ts';

const part = (more: Partial<Said>, number = 0): Said => ({ accountId: 'a', part: number, publicationId: 'p', url: null, ...more });

suite('what became of a post on an account', () => {
  test('the least happy of its parts tells', () => {
    const outcome = outcomeOf([part({ state: 'sent', url: 'https://e.org/1' }), part({ state: 'failed' }, 1)]);
    assert.deepEqual(outcome, { kind: 'handed', state: 'failed', wrong: true, underway: false, url: 'https://e.org/1' });
  });

  test('what was never handed over says why', () => {
    assert.deepEqual(outcomeOf([{ accountId: 'a', part: 0, refusal: 'no-voice' }]), { kind: 'refused', why: 'no-voice' });
  });

  test('what is on its way is neither well nor wrong', () => {
    const outcome = outcomeOf([part({ state: 'retrying' })]);
    assert.ok(outcome.kind === 'handed' && outcome.underway && !outcome.wrong);
  });
});
