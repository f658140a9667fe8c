import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hear, startWith, type } from './own-words.ts';

suite('the words of a field', () => {
  test('are not taken back by a page that shows an earlier key', () => {
    let own = type(type(type(startWith(''), 'a'), 'ab'), 'abc');
    own = hear(own, 'a');
    assert.equal(own.words, 'abc');
    own = hear(own, 'abc');
    assert.deepEqual([own.words, own.said], ['abc', []]);
  });

  test('are what somebody else made of them', () => {
    const own = hear(type(startWith('a'), 'ab'), 'Bonjour !');
    assert.deepEqual([own.words, own.said], ['Bonjour !', []]);
    assert.equal(hear(hear(type(startWith('a'), 'ab'), 'ab'), 'a').words, 'a');
  });

  test('go on when the page shows nothing new', () => {
    const own = type(startWith('a'), 'ab');
    assert.equal(hear(own, 'a'), own);
  });
});
