import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RULES } from './catalogue.ts';
import { exampleSchema } from './schema.ts';
import { viewExample } from './view-example.ts';

const named = (id: string) => RULES.find((rule) => rule.id === id)!;

describe('an example of a rule’s page', () => {
  it('finds nothing where it passes, and marks a place where it does not, in every example of every rule', () => {
    for (const rule of RULES) {
      for (const parts of rule.examples.good) assert.deepEqual(viewExample(rule, parts, null).findings, [], rule.id);
      for (const parts of rule.examples.bad) {
        const view = exampleSchema.parse(viewExample(rule, parts, null));
        assert.ok(view.findings.length > 0 && view.text.length <= 601, rule.id);
        for (const { where } of view.findings) assert.ok(where.start <= where.end, rule.id);
      }
    }
  });

  it('says what would become of it for each latitude, under the setting that it has', () => {
    const iban = viewExample(named('bank-account'), named('bank-account').examples.bad[0]!, null);
    assert.deepEqual(iban.outcomes, { apprentice: 'hold', autonomous: 'hold', referent: 'hold' });
    const brand = named('brands');
    const compared = { draft: { text: 'Mieux que Transville !' }, lists: { brands: ['Transville'] } };
    assert.deepEqual(viewExample(brand, compared, null).outcomes, { apprentice: 'hold', autonomous: 'pause', referent: 'go' });
    const milder = { rule: 'brands', accountId: null, state: 'on', level: 'note' } as const;
    assert.deepEqual(viewExample(brand, compared, milder).outcomes, { apprentice: 'go', autonomous: 'go', referent: 'go' });
    assert.equal(viewExample(brand, compared, { ...milder, state: 'off', level: null }).findings.length, 1);
  });

  it('tells what it turns on where that is not in the words', () => {
    assert.deepEqual(viewExample(named('brands'), { draft: { text: 'x' }, lists: { brands: ['Transville'] } }, null).given, {
      kind: 'list',
      text: 'Transville',
    });
    assert.deepEqual(viewExample(named('off-hours'), { draft: { text: 'x' }, moment: { at: 0, hours: 'off' } }, null).given, {
      kind: 'off-hours',
      text: '',
    });
    assert.equal(viewExample(named('insult'), { draft: { text: 'x' } }, null).given, null);
  });
});
