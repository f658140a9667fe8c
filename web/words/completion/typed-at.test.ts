import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { typedAt } from './typed-at.ts';

/** `|` is the caret. */
function at(marked: string): string | null {
  const caret = marked.indexOf('|');
  const found = typedAt(marked.replace('|', ''), caret);
  return found && `${found.kind} ${found.letters}`;
}

suite('what is being typed', () => {
  test('is a mention, a hashtag or the name of an emoji', () => {
    assert.equal(at('Bonjour @le|'), 'person le');
    assert.equal(at('@lea.bsky.so| !'), 'person lea.bsky.so');
    assert.equal(at('@lea@mast|'), 'person lea@mast');
    assert.equal(at('à #garedu|'), 'hashtag garedu');
    assert.equal(at('Merci :sour|'), 'emoji sour');
    assert.equal(at('Merci\u00A0:été|'), 'emoji été');
  });

  test('is nothing inside words, links, addresses, times and faces', () => {
    for (const text of [
      'ines@le|',
      'https://a.fr/@le|',
      'https://a.fr/#le|',
      'à 16:9|',
      '16:neuf|',
      ':)|',
      ':D|',
      ' |',
      '|@le',
      '@le|a',
      'a :|',
    ])
      assert.equal(at(text), null, text);
    assert.equal(at('mailto:ines|'), null);
    assert.equal(at('::ines|'), null);
  });

  test('is where the caret stands, whatever the length of the text', () => {
    const text = `${'mot '.repeat(5_000)}@le`;
    assert.deepEqual(typedAt(text, text.length), { kind: 'person', start: 20_000, end: 20_003, letters: 'le' });
  });
});
