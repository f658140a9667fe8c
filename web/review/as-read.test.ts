import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { signedText, type SignedShape } from '../inbox/composer/length.ts';
import { asRead } from './as-read.ts';

const counting: SignedShape['counting'] = { unit: 'graphemes', maximum: 300, maximumBytes: null } as SignedShape['counting'];
const INES: SignedShape = { signature: '— Inès', separator: '\n', counting };

describe('words as they will be read', () => {
  it('tell the signature apart, wherever it stands', () => {
    assert.deepEqual(asRead(' Bonjour ', INES), { before: '', text: 'Bonjour', after: '\n— Inès' });
    const first: SignedShape = { ...INES, stands: 'start', separator: ' : ', opening: 'Je suis un programme.' };
    assert.deepEqual(asRead('Bonjour', first), { before: '— Inès : Je suis un programme.\n', text: 'Bonjour', after: '' });
  });
  it('begin with whom they answer where the network wants it, unless they do already', () => {
    assert.match(asRead('Bonjour', { ...INES, addressee: 'lea' }).before, /@lea/u);
    assert.equal(asRead('@lea Bonjour', { ...INES, addressee: 'lea' }).before, '');
  });
  it('are what leaves, put together again', () => {
    const shape = fc.record({
      signature: fc.constantFrom('', '— Inès', '#Ines'),
      separator: fc.constantFrom(' ', '\n'),
      stands: fc.constantFrom('start' as const, 'end' as const),
      opening: fc.constantFrom('', 'Je suis un programme.'),
    });
    fc.assert(
      fc.property(fc.string(), shape, (body, around) => {
        const { before, text, after } = asRead(body, { ...around, counting });
        assert.equal(before + text + after, signedText(body, { ...around, counting }));
      }),
    );
  });
});
