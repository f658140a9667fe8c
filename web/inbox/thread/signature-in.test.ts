import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureIn } from './signature-in.ts';

const names = { signatureForm: 'given-name', signatureMark: '—' } as const;
const initials = { signatureForm: 'initials', signatureMark: '^' } as const;

test('the signature that ends our text is recognised in the form of its account', () => {
  assert.equal(signatureIn('Reprise à 8 h 35.\n— Inès', names), '— Inès');
  assert.equal(signatureIn('Reprise à 8 h 35. ^IN', initials), '^IN');
});

test('words that only look like one are left alone', () => {
  assert.equal(signatureIn('Le 8 h 21 — celui de Denfert — part à l’heure.\nBonne journée', names), '');
  assert.equal(signatureIn('2^10', initials), '');
  assert.equal(signatureIn('— Inès', names), '');
  assert.equal(signatureIn('Bonjour\n— Inès', { ...names, signatureForm: 'none' }), '');
});
