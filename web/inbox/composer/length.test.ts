import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isEmptyBody, lengthLeft, signedText } from './length.ts';

const counting = { unit: 'graphemes', maximum: 300, maximumBytes: 3_000, urlLength: null, mentionsByNameOnly: false } as const;
const shape = { signature: '— Inès', separator: ' ', counting };

test('the signature and what stands before it are counted', () => {
  assert.equal(lengthLeft('Oui.', shape), 300 - 'Oui. — Inès'.length);
  assert.equal(lengthLeft('Oui.', { ...shape, signature: '' }), 296);
});

test('300 graphemes with the signature pass, 301 do not', () => {
  const room = lengthLeft('', shape);
  assert.equal(lengthLeft('é'.repeat(room), shape), 0);
  assert.equal(lengthLeft('é'.repeat(room + 1), shape), -1);
});

test('what else the network wants counts too: the name of whom one answers, the warning, a limit in bytes', () => {
  const fediverse = { ...counting, maximum: 500, maximumBytes: null, urlLength: 23, mentionsByNameOnly: true } as const;
  const answer = { ...shape, signature: '', counting: fediverse, addressee: 'lea@example.org' };
  assert.equal(lengthLeft('Oui.', answer), 500 - '@lea Oui.'.length);
  assert.equal(lengthLeft('Oui @Lea, oui.', answer), 500 - 'Oui @Lea, oui.'.length);
  assert.equal(lengthLeft('Oui.', { ...answer, contentWarning: 'Travaux' }), 500 - '@lea Oui.'.length - 'Travaux'.length);
  assert.equal(lengthLeft(`Voir https://example.org/${'a'.repeat(80)}`, answer), 500 - '@lea Voir '.length - 23);
  assert.ok(lengthLeft('👨‍👩‍👧‍👦'.repeat(121), shape) < 0);
});

test('spaces around the words never count: they do not leave', () => {
  fc.assert(fc.property(fc.string(), (body) => assert.equal(lengthLeft(`  ${body}\n`, shape), lengthLeft(body, shape))));
  assert.equal(signedText(' Oui. \n', shape), 'Oui. — Inès');
});

test('a text of spaces and invisible signs is empty', () => {
  assert.ok(isEmptyBody(' \u200b\u2060\n'));
  assert.ok(!isEmptyBody('👍'));
});
