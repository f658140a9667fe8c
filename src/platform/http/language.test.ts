import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES, pageLanguage, preferredLanguage } from './language.ts';

describe('the language of the page', () => {
  const cases: [header: string | undefined, expected: string, why: string][] = [
    [undefined, 'fr', 'is French for who asks for nothing'],
    ['', 'fr', 'is French for an empty wish'],
    ['en', 'en', 'is English for who asks for it'],
    ['en-GB,en;q=0.9', 'en', 'is English for any English'],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr', 'is French for any French'],
    ['en;q=0.8, fr;q=0.9', 'fr', 'is the one of the higher quality, not the first named'],
    ['en, fr', 'en', 'is the first named of equals'],
    ['de', 'fr', 'is French for who asks for a third language'],
    ['de, en;q=0.5', 'en', 'is English for who asks for a third language first and English next'],
    ['fr;q=0, *', 'en', 'is English for who refuses French'],
    ['fr;q=0', 'en', 'is the other one for who only refuses French'],
    ['*', 'fr', 'is French for who takes anything'],
    ['en;q=0.1, *;q=0.9', 'fr', 'is the better of a named one and anything else'],
    ['EN-us', 'en', 'does not depend on capitals'],
    ['en;q=2, fr;q=abc', 'fr', 'is French when the wish is malformed'],
    ['english', 'fr', 'is not English for a word that begins like it'],
  ];
  for (const [header, expected, why] of cases) test(why, () => assert.equal(preferredLanguage(header), expected));

  test('is what the person chose, over what the browser says', () => {
    assert.equal(pageLanguage('en', 'fr'), 'en');
    assert.equal(pageLanguage('nl', 'en'), 'en');
  });

  test('is always one of ours, whatever a browser sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (header) => assert.ok(LANGUAGES.includes(preferredLanguage(header)))),
    );
  });
});
