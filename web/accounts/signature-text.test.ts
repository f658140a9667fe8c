import assert from 'node:assert/strict';
import { it } from 'node:test';
import { separatorOf, signatureText } from './signature-text.ts';

const ines = { publicName: 'Inès', initials: 'IN' };

it('the preview of a signature is what the public will read', () => {
  const preview = (signatureForm: 'given-name' | 'initials' | 'none', signatureMark: '—' | '^') =>
    separatorOf({ signatureForm, signatureMark }) + signatureText({ signatureForm, signatureMark }, ines);
  assert.equal(preview('given-name', '—'), '\n— Inès');
  assert.equal(preview('initials', '^'), ' ^IN');
  assert.equal(preview('none', '^'), '');
});
