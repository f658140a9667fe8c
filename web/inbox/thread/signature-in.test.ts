import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureIn } from './signature-in.ts';

const names = { signatureForm: 'given-name', signatureMark: '—' } as const;
const initials = { signatureForm: 'initials', signatureMark: '^' } as const;
const ours = (text: string, more: { signedAs?: string; personaName?: string } = {}) => ({
  text,
  signedAs: null,
  personaName: null,
  ...more,
});

test('the signature that ends our text is recognised in the form of its account', () => {
  assert.equal(signatureIn(ours('Reprise à 8 h 35.\n— Inès'), names), '— Inès');
  assert.equal(signatureIn(ours('Reprise à 8 h 35. ^IN'), initials), '^IN');
  assert.equal(signatureIn(ours('Oui. #Inès_B'), { ...names, signatureForm: 'speaker-tag' }), '#Inès_B');
  const titled = ours('Oui.\n— Directrice technique, Inès');
  assert.equal(signatureIn(titled, { ...names, signatureForm: 'title-and-name' }), '— Directrice technique, Inès');
});

test('a character signs by its name on every account, and what was read in a text stands as it was read', () => {
  assert.equal(signatureIn(ours('Oui.\n^ Lisa', { personaName: 'Lisa' }), initials), '^ Lisa');
  assert.equal(signatureIn(ours('Oui. ^KB', { signedAs: '^KB' }), names), '^KB');
});

test('words that only look like one are left alone', () => {
  assert.equal(signatureIn(ours('Le 8 h 21 — celui de Denfert — part à l’heure.\nBonne journée'), names), '');
  assert.equal(signatureIn(ours('2^10'), initials), '');
  assert.equal(signatureIn(ours('— Inès'), names), '');
  assert.equal(signatureIn(ours('Bonjour\n— Inès'), { ...names, signatureForm: 'none' }), '');
});
