import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readHandle } from './person.ts';
import { countGraphemes } from '../counting/index.ts';
import { countLength, findFacets, mentionedHandles } from './text.ts';

describe('the text of a post', () => {
  it('is as long as a reader would count it', () => {
    const lengths = [
      ['', 0],
      ['abc', 3],
      ['é', 1],
      ['e\u0301', 1],
      ['👨‍👩‍👧‍👦', 1],
      ['مرحبا', 5],
      ['a\r\nb', 3],
      ['\n\n', 2],
    ] as const;
    for (const [text, length] of lengths) assert.equal(countGraphemes(text), length, JSON.stringify(text));
  });

  it('is too long in bytes as well as in characters, by one count', () => {
    assert.equal(countLength('é'.repeat(300)), 300);
    assert.equal(countLength('👨‍👩‍👧‍👦'.repeat(120)), 120);
    assert.ok(countLength('👨‍👩‍👧‍👦'.repeat(121)) > 300);
    assert.ok(countLength(`e${'\u0301'.repeat(1_500)}`) > 300);
  });

  it('mentions whoever bears a handle, and nobody by an address', () => {
    assert.deepEqual(mentionedHandles('@Dounia.B. et (@ligne4), pas moi@ligne5 ni @@x ni @a'), ['dounia.b', 'ligne4']);
  });

  it('marks what means something, in order, without overlap, at the offsets of the text', () => {
    const text = '👋 @ligne4 voyez https://example.org/@ligne4#suite. #Trafic !';
    const facets = findFacets(text, new Map([['ligne4', 'practice:ligne4']]));
    assert.deepEqual(
      facets.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ['mention', '@ligne4'],
        ['link', 'https://example.org/@ligne4#suite'],
        ['tag', '#Trafic'],
      ],
    );
  });

  it('never marks outside the text nor twice the same place, whatever is written', () => {
    const pieces = fc.constantFrom('@ligne4', ' ', '#été', 'https://a.fr/é', '.', '👩🏽‍🚒', '@', '#', '(', '\n', 'a');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const facet of findFacets(text, new Map([['ligne4', 'x']]))) {
          assert.ok(facet.start >= end && facet.end > facet.start && facet.end <= text.length);
          end = facet.end;
        }
      }),
    );
  });

  it('takes as a handle two to thirty plain letters, digits, dots, dashes', () => {
    for (const good of ['@Ligne4', 'clients.ligne4', ' a1 ', 'a'.repeat(30)]) assert.ok(readHandle(good), good);
    for (const bad of ['', '@', 'a', 'élan', 'a b', '.a', 'a.', 'a..b', 'a'.repeat(31), '<b>', "x';--"])
      assert.equal(readHandle(bad), null, bad);
  });
});
