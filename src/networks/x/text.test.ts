import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countLength, likeness, unescapeText } from './text.ts';

/** twitter-text's own cases are in test/twitter-text.test.ts. */
describe('the length of a text on X', () => {
  it('counts a signature and French punctuation for one each, and an accent with its letter', () => {
    assert.equal(countLength('À 8 h 21.\n— Inès'), 16);
    assert.equal(countLength('« Bonjour ! » l’été'), 19);
    assert.equal(countLength('e\u0301'), 1);
  });

  it('is never shorter than what stands in it without links, and bears any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const length = countLength(text);
        assert.ok(Number.isInteger(length) && length >= 0 && length <= text.length * 2 + 23 * text.split('.').length);
      }),
    );
  });

  it('is counted in no time, whatever the text', () => {
    const began = performance.now();
    for (const text of [
      'a.'.repeat(20_000),
      `http://${'a-'.repeat(20_000)}`,
      '('.repeat(40_000),
      `http://a.fr/${'(a'.repeat(10_000)}`,
      '👨‍👩‍👧‍👦'.repeat(5_000),
    ]) {
      countLength(text);
    }
    assert.ok(performance.now() - began < 3_000);
  });
});

describe('a text that X gives back', () => {
  it('is unescaped once', () => {
    assert.equal(unescapeText('1 &lt; 2 &amp;&amp; 3 &gt; 2 &amp;lt;'), '1 < 2 && 3 > 2 &lt;');
  });

  it('is known again whatever X did to its links, spaces and accents', () => {
    const sent = 'L’e\u0301te\u0301  arrive : https://example.org/a?b=c \n— Inès';
    assert.equal(likeness(sent), likeness('L’été arrive : https://t.co/AbCdEf0123\n— Inès'));
    assert.notEqual(likeness(sent), likeness('L’été arrive : https://t.co/AbCdEf0123\n— Paul'));
  });
});
