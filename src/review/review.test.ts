import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../guardrails/index.ts';
import { digestOf, unread, wasRead } from './pause.ts';
import { nextState } from './review.ts';
import type { ReviewEvent } from './review.ts';
import { amendSchema, refuseSchema, reviewStateSchema } from './schema.ts';
import type { ReviewState } from './schema.ts';

const EVENTS: readonly ReviewEvent[] = ['approved', 'amended', 'refused', 'timed-out', 'taken-back', 'gone'];
const finding = (rule: string, level: Finding['level'], firm = false): Finding => ({
  rule,
  level,
  firm,
  why: 'anger',
  values: {},
  where: { start: 0, end: 1 },
});

describe('the life of a review', () => {
  test('waits, and is settled once: whatever comes after changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 20 }), (wanted) => {
        let state: ReviewState = 'waiting';
        let settlings = 0;
        for (const event of wanted) {
          const to = nextState(state, event);
          if (to === null) continue;
          settlings += 1;
          state = to;
        }
        assert.equal(settlings, 1);
        assert.equal(state, wanted[0]);
      }),
    );
  });

  test('every state but waiting is an end, and each is reached', () => {
    const reached = EVENTS.map((event) => nextState('waiting', event));
    assert.deepEqual(new Set(reached), new Set(reviewStateSchema.options.filter((state) => state !== 'waiting')));
    for (const state of reviewStateSchema.options.filter((one) => one !== 'waiting'))
      for (const event of EVENTS) assert.equal(nextState(state, event), null);
  });

  test('time lets nothing leave: only a person does', () => {
    assert.equal(nextState('waiting', 'timed-out'), 'timed-out');
    assert.ok(!['approved', 'amended'].includes(nextState('waiting', 'timed-out') ?? ''));
  });
});

describe('what was read', () => {
  const around = { latitude: 'autonomous', hours: 'open' } as const;
  test('is not read again, unless there is something new that stops the words', () => {
    const read = [finding('politics', 'pause')];
    assert.ok(wasRead({ ...around, findings: read }, read));
    assert.ok(wasRead({ ...around, findings: [...read, finding('shortener', 'note')] }, read), 'a note stops nobody');
    assert.ok(!wasRead({ ...around, findings: [...read, finding('religion', 'pause')] }, read));
    assert.ok(!wasRead({ ...around, findings: [...read, finding('bank-account', 'hold', true)] }, read));
    assert.deepEqual(unread([finding('politics', 'pause'), finding('religion', 'pause')], read), [finding('religion', 'pause')]);
  });

  test('is these words in this place, to the sign', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        assert.equal(digestOf([one]).equals(digestOf([other])), one === other);
      }),
    );
  });
});

describe('what reviewers send', () => {
  test('is one text, or the parts of a thread, never both; a refusal has a word', () => {
    assert.ok(amendSchema.safeParse({ text: 'Oui.' }).success);
    assert.ok(amendSchema.safeParse({ parts: ['Oui.', 'Non.'] }).success);
    for (const wrong of [{}, { parts: [] }, { text: 'Oui.', parts: ['Oui.'] }, { text: 3 }])
      assert.ok(!amendSchema.safeParse(wrong).success);
    for (const word of ['', '  \n ', '\0']) assert.ok(!refuseSchema.safeParse({ word }).success);
    assert.equal(refuseSchema.parse({ word: ' Plus doux. ' }).word, 'Plus doux.');
  });
});
