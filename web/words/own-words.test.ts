import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { keepOwnWords } from './own-words.ts';

suite('the words of a field', () => {
  test('are not taken back by a page that shows an earlier key', () => {
    const own = keepOwnWords();
    for (const words of ['a', 'ab', 'abc']) own.said(words);
    assert.equal(own.isEcho('a'), true);
    assert.equal(own.isEcho('abc'), true);
  });

  test('are what somebody else made of them', () => {
    const own = keepOwnWords();
    own.said('ab');
    assert.equal(own.isEcho('Bonjour !'), false);
    // What was said before that is nobody's echo any more.
    assert.equal(own.isEcho('ab'), false);
  });

  test('that the page shows once were said once', () => {
    const own = keepOwnWords();
    own.said('ab');
    assert.equal(own.isEcho('ab'), true);
    assert.equal(own.isEcho('ab'), false);
  });
});
