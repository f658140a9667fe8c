import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { signatureOf, signedText } from './signature.ts';

const ines = { publicName: 'Inès', initials: 'IN' };
const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;

describe('a signature', () => {
  test('is the public name on a line of its own, or marked initials behind the last word', () => {
    assert.equal(signedText('Oui.', signatureOf({ form: 'given-name', mark: '—' }, ines)), 'Oui.\n— Inès');
    assert.equal(signedText('Oui.', signatureOf({ form: 'initials', mark: '^' }, ines)), 'Oui. ^IN');
    assert.equal(signedText('Oui.', signatureOf({ form: 'none', mark: '—' }, ines)), 'Oui.');
  });

  test('counts in the length, whatever the body is made of: the parts add up in graphemes', () => {
    const style = fc.record({
      form: fc.constantFrom('given-name', 'initials', 'none'),
      mark: fc.constantFrom('—', '-', '^', '*'),
    } as const);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), style, (body, wanted) => {
        const signature = signatureOf(wanted, ines);
        const text = signedText(body, signature);
        assert.ok(text.startsWith(body) && text.endsWith(signature.text));
        assert.ok(graphemes(text) <= graphemes(body) + graphemes(signature.separator) + graphemes(signature.text));
      }),
    );
  });
});
