import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { graphemes, isEmptyBody, lengthLeft, signedText } from './length.ts';

const shape = { signature: '— Inès', separator: ' ', maximumLength: 300 };

test('a family emoji counts as one, a decomposed accent too', () => {
  assert.equal(graphemes('👨‍👩‍👧‍👦'), 1);
  assert.equal(graphemes('e\u0301'), 1);
  assert.equal(graphemes(''), 0);
});

test('the signature and what stands before it are counted', () => {
  assert.equal(lengthLeft('Oui.', shape), 300 - 'Oui. — Inès'.length);
  assert.equal(lengthLeft('Oui.', { ...shape, signature: '' }), 296);
});

test('300 graphemes with the signature pass, 301 do not', () => {
  const room = lengthLeft('', shape);
  assert.equal(lengthLeft('é'.repeat(room), shape), 0);
  assert.equal(lengthLeft('é'.repeat(room + 1), shape), -1);
});

test('spaces around the words never count: they do not leave', () => {
  fc.assert(fc.property(fc.string(), (body) => assert.equal(lengthLeft(`  ${body}\n`, shape), lengthLeft(body, shape))));
  assert.equal(signedText(' Oui. \n', shape), 'Oui. — Inès');
});

test('a text of spaces and invisible signs is empty', () => {
  assert.ok(isEmptyBody(' \u200b\u2060\n'));
  assert.ok(!isEmptyBody('👍'));
});
