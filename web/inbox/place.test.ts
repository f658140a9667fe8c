import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QUEUES, listOf, readPlaceSearch, wordOf } from './place.ts';

test('every queue has its own word in an address, and is found again by it', () => {
  for (const list of [...QUEUES, 'search' as const]) assert.equal(listOf(wordOf(list)), list);
});

test('an address that says nothing understandable opens what waits for an answer', () => {
  assert.equal(listOf(undefined), 'to-answer');
  assert.equal(listOf('n-importe-quoi'), 'to-answer');
  assert.deepEqual(readPlaceSearch({ compte: '../../', fiche: 'oui', q: ['a'] }), {});
});

test('a search for figures alone is still a search', () => {
  assert.deepEqual(readPlaceSearch({ q: 821 }), { q: '821' });
});
