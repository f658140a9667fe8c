import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { GROUPS, readEmoji, searchEmoji } from './emoji.ts';
import { toned } from './toned.ts';

const all = readEmoji(readFileSync(path.join(import.meta.dirname, 'names.tsv'), 'utf8'));
const found = (words: string, language: 'fr' | 'en' = 'fr') => searchEmoji(all, words, language, 8).map(({ emoji }) => emoji);

suite('emoji', () => {
  test('are all there once, each in a group that is shown', () => {
    assert.ok(all.length > 1_800);
    assert.equal(new Set(all.map(({ emoji }) => emoji)).size, all.length);
    assert.ok(all.every(({ group, fr, en }) => GROUPS.some((one) => one === group) && fr !== '' && en !== ''));
  });

  test('are found in French and in English, without accents', () => {
    assert.ok(found('sourire').includes('😀'));
    assert.ok(found('metro').includes('🚇'));
    assert.ok(found('métro').includes('🚇'));
    assert.ok(found('tada').includes('🎉'));
    assert.ok(found('thank', 'en').includes('🙏'));
    assert.equal(found('chat')[0], '🐈');
    assert.equal(found('cat', 'en')[0], '🐈');
  });

  test('that nobody calls so are none', () => {
    for (const words of ['', ' ', 'xyzzy', '\\']) assert.deepEqual(found(words), [], words);
  });

  test('take a tone of skin on one or both of their people', () => {
    assert.equal(toned('👋', 1, 3), '👋🏽');
    assert.equal(toned('🕵️‍♂️', 1, 5), '🕵🏿‍♂️');
    assert.equal(toned('🧑‍🤝‍🧑', 2, 1), '🧑🏻‍🤝‍🧑🏻');
    assert.equal(toned('👋', 1, 0), '👋');
  });
});
