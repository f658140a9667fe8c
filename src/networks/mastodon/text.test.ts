import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countLength, essence, mentionedIn, USUAL_COUNTING } from './text.ts';

describe('a length as Mastodon counts it', () => {
  const counted: [text: string, length: number][] = [
    ['', 0],
    ['é', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['Voyez https://example.org/un/chemin/tres/tres/tres/tres/long?a=b', 6 + 23],
    ['https://a.fr', 23],
    ['@lea@example.org oui', 8],
    ['@lea@127.0.0.1:4000 oui', 8],
    ['écrire à lea@example.org', 24],
  ];
  for (const [text, length] of counted) it(`${JSON.stringify(text)} is ${length}`, () => assert.equal(countLength(text), length));

  it('follows what the server says of links and mentions', () => {
    const counting = { ...USUAL_COUNTING, urlLength: 32 };
    assert.equal(countLength('https://example.org', counting), 32);
    assert.equal(countLength('@lea@example.org', { ...counting, mentionsByNameOnly: false }), 16);
  });
});

describe('a text that is made to take long', () => {
  it('is counted as soon as any other', () => {
    for (const odd of ['a', '_', 'a.', 'a@']) {
      const started = performance.now();
      countLength(`@${odd.repeat(30_000)}`);
      assert.ok(performance.now() - started < 1_000, odd);
    }
  });
});

describe('who a text names', () => {
  it('is found with and without a server, and not in addresses of letters or pages', () => {
    assert.deepEqual(mentionedIn('@Lea et @karim@example.org. lea@example.org https://example.org/@tom'), ['lea', 'karim@example.org']);
  });
});

describe('our own words', () => {
  it('are known again in what a server made of them', () => {
    assert.equal(essence('@lea@example.org  *Oui*,\nà 8 h 21.'), essence('@lea Oui, à 8 h 21.'));
    assert.notEqual(essence('Oui.'), essence('Non.'));
    assert.notEqual(essence('👍'), essence('❤️'));
  });
});
