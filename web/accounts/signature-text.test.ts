import assert from 'node:assert/strict';
import { it } from 'node:test';
import { separatorOf, signatureText, type SignatureStyle } from './signature-text.ts';

const ines = { publicName: 'Inès', initials: 'IN', speakerTag: 'InesB', jobTitle: 'Directrice technique' };
const preview = (style: SignatureStyle, who: Parameters<typeof signatureText>[1] = ines) => separatorOf(style) + signatureText(style, who);

it('the preview of a signature is what the public will read', () => {
  assert.equal(preview({ signatureForm: 'given-name', signatureMark: '—' }), '\n— Inès');
  assert.equal(preview({ signatureForm: 'initials', signatureMark: '^' }), ' ^IN');
  assert.equal(preview({ signatureForm: 'none', signatureMark: '^' }), '');
  assert.equal(preview({ signatureForm: 'speaker-tag', signatureMark: '^' }), ' #InesB');
  assert.equal(preview({ signatureForm: 'title-and-name', signatureMark: '—' }), '\n— Directrice technique, Inès');
  assert.equal(
    preview({ signatureForm: 'title-and-name', signatureMark: '—', signaturePlace: 'same-line' }, { publicName: 'Karim', initials: 'KB' }),
    ' — Karim',
  );
});
