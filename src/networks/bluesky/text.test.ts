import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { newRecordKey } from './record-key.ts';
import { cleanText, countLength, PRIVATE_COUNTING } from './text.ts';

/** Any UTF-16 units, halves of characters among them. */
const anyUnits = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });

describe('the length of a text', () => {
  it('counts what a person sees as one character for one', () => {
    const texts: [string, number][] = [
      ['', 0],
      ['abc', 3],
      ['é', 1],
      ['e\u0301', 1],
      ['👨‍👩‍👧‍👦', 1],
      ['🏳️‍🌈', 1],
      ['مرحبا', 5],
      ['\r\n', 1],
      ['🇫🇷🇧🇪', 2],
    ];
    for (const [text, length] of texts) assert.equal(countLength(text), length, text);
  });

  it('is over the limit when the network would refuse the bytes, though the characters are few', () => {
    assert.equal(countLength('👨‍👩‍👧‍👦'.repeat(120)), 120);
    assert.ok(countLength('👨‍👩‍👧‍👦'.repeat(121)) > 300);
    assert.equal(countLength('a'.repeat(300)), 300);
    assert.equal(countLength('👨‍👩‍👧‍👦'.repeat(400), PRIVATE_COUNTING), 400);
    assert.ok(countLength('👨‍👩‍👧‍👦'.repeat(401), PRIVATE_COUNTING) > 1_000);
  });
});

describe('text from outside', () => {
  it('is such that Postgres keeps it, with every offset where it was', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        const clean = cleanText(text, 1_000);
        assert.ok(clean.isWellFormed() && !clean.includes('\0'));
        assert.equal(clean.length, text.length);
      }),
    );
    assert.equal(cleanText('a\0\ud800b', 1_000), 'a\uFFFD\uFFFDb');
  });
});

describe('a record key', () => {
  it('is a TID, and later ones sort after earlier ones', () => {
    const keys = Array.from({ length: 5_000 }, newRecordKey);
    for (const key of keys) assert.match(key, /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
    assert.deepEqual(keys.toSorted(), keys);
    assert.equal(new Set(keys).size, keys.length);
  });
});
