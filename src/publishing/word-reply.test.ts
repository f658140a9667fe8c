import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createFakeNetwork } from '../../test/harness/fake-network.ts';
import { signatureOf } from '../signatures/index.ts';
import { spokenText } from './speak-as.ts';
import { lengthRefusal } from './word-reply.ts';

const { network } = createFakeNetwork();
const maximum = network.capabilities.counting.maximum;
const text = (most: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: most }).filter((typed) => typed.trim() !== '');
const style = fc.record({
  form: fc.constantFrom('given-name', 'initials', 'speaker-tag', 'title-and-name', 'none'),
  mark: fc.constantFrom('—', '-', '^', '*'),
  place: fc.constantFrom('own-line', 'same-line', 'start', null),
} as const);
const who = fc.record({ publicName: text(330), initials: text(6), speakerTag: text(30), publicTitle: text(120) });
const OPENING = 'Lisa, personnage de Réseau, derrière lequel des personnes vous répondent.';

describe('a signed text', () => {
  test('always fits its network, or is refused with the room that is left for words', () => {
    fc.assert(
      fc.property(text(320), style, who, fc.constantFrom('', OPENING), (body, as, signatory, opening) => {
        const signature = signatureOf(as, signatory);
        const spoken = spokenText(body, { opening, signature });
        const refusal = lengthRefusal({ maximum, length: network.length }, body, spoken);
        if (refusal === null) return assert.ok(network.length(spoken) <= maximum);
        assert.ok(network.length(spoken) > maximum);
        if (refusal.kind === 'too-long') assert.ok(refusal.room >= 0 && refusal.room < network.length(body));
        else assert.equal(refusal.kind, 'signature-too-long');
        return undefined;
      }),
    );
  });

  test('of which one sign is too much fits without it', () => {
    const signature = signatureOf({ form: 'given-name', mark: '—' }, { publicName: 'Inès', initials: 'IN' });
    const spoken = (length: number) => spokenText('é'.repeat(length), { opening: '', signature });
    const refusal = lengthRefusal({ maximum, length: network.length }, 'é'.repeat(maximum), spoken(maximum));
    assert.ok(refusal?.kind === 'too-long');
    assert.equal(lengthRefusal({ maximum, length: network.length }, '', spoken(refusal.room)), null);
    assert.equal(network.length(spoken(refusal.room)), maximum);
  });
});
