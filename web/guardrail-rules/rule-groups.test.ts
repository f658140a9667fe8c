import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RULES } from '../../src/guardrails/catalogue.ts';
import type { RuleView } from '../../src/guardrails/schema.ts';
import { guardrailRules as english } from '../i18n/en/guardrail-rules.ts';
import { guardrailRules as french } from '../i18n/fr/guardrail-rules.ts';
import { cutAt } from './cut-at.ts';
import { groupRules } from './rule-groups.ts';
import { addWish, changesOf, stillWished, wished } from './wishes.ts';

const rule = (id: string, more: Partial<RuleView> = {}): RuleView => ({
  rule: id,
  level: 'hold',
  state: 'on',
  atMost: null,
  own: false,
  examples: { good: [], bad: [] },
  ...more,
});

describe('the page of the rules', () => {
  it('names and tells each of them, in both languages', () => {
    const ids = RULES.map(({ id }) => id).toSorted();
    for (const words of [french, english]) {
      assert.deepEqual(Object.keys(words.rule).toSorted(), ids);
      for (const { name, about } of Object.values(words.rule)) assert.ok(name.length > 3 && about.endsWith('.'), name);
    }
  });

  it('shows each of them once, whatever it protects', () => {
    const all = RULES.map(({ id }) => rule(id));
    const shown = groupRules([...all, rule('of-a-newer-server')]).flatMap(([, rules]) => rules.map((one) => one.rule));
    assert.deepEqual(shown.toSorted(), [...all.map((one) => one.rule), 'of-a-newer-server'].toSorted());
  });
});

describe('what is wished of the rules', () => {
  const insult = rule('insult');
  it('is nothing once it is as things stand', () => {
    const off = addWish(new Map(), insult, { state: 'off', atMost: null });
    assert.deepEqual(wished(insult, off), { state: 'off', atMost: null });
    assert.deepEqual(changesOf(off, 'here'), [{ rule: 'insult', accountId: 'here', state: 'off', atMost: null }]);
    assert.equal(addWish(off, insult, { state: 'on', atMost: null }).size, 0);
    assert.equal(stillWished(off, [rule('insult', { state: 'off' })]).size, 0);
    assert.equal(stillWished(off, [insult]).size, 1);
  });
});

describe('marks in a text', () => {
  it('keep every sign of it, once and in order, wherever the places are', () => {
    const place = fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'binary' }), fc.array(place, { maxLength: 6 }), (text, places) => {
        const pieces = cutAt(text, places);
        assert.equal(pieces.map((piece) => piece.text).join(''), text);
        const marks = pieces.flatMap(({ text: words, marked }) => Array.from({ length: words.length }, () => marked));
        const wanted = Array.from({ length: text.length }, (_, at) => places.some(({ start, end }) => at >= start && at < end));
        assert.deepEqual(marks, wanted);
        assert.equal(new Set(pieces.map(({ start }) => start)).size, pieces.length);
      }),
    );
  });
});
