import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PostContentView } from '../../src/posts/schema.ts';
import { wordingsOf } from './post-words.ts';

const content = (more: Partial<PostContentView> = {}): PostContentView => ({
  parts: [{ text: 'Bonjour ' }],
  versions: [],
  visibility: 'public',
  contentWarning: null,
  languages: [],
  ...more,
});
const sayer = (accountId: string, stands: 'start' | 'end' = 'end') => ({
  accountId,
  name: `@${accountId}`,
  network: 'practice',
  signature: { text: '— Inès', separator: '\n', stands },
});

describe('a post as it will be read', () => {
  it('is shown once for the accounts that say the same', () => {
    assert.deepEqual(wordingsOf(content(), [sayer('one'), sayer('two')]), [
      { from: ['@one', '@two'], to: null, parts: [{ before: '', text: 'Bonjour', after: '\n— Inès' }] },
    ]);
  });
  it('is shown apart for one that says it in its own words, or signs it elsewhere', () => {
    const own = content({ versions: [{ accountId: 'two', parts: [{ text: 'Salut' }] }] });
    const shown = wordingsOf(own, [sayer('one'), sayer('two'), sayer('three', 'start')]);
    assert.deepEqual(
      shown.map(({ from, parts }) => [from, parts.map(({ before, text }) => before + text)]),
      [
        [['@one'], ['Bonjour']],
        [['@two'], ['Salut']],
        [['@three'], ['— Inès\nBonjour']],
      ],
    );
  });
  it('has the numbers of a thread that wants them', () => {
    const [thread] = wordingsOf(content({ parts: [{ text: 'Un' }, { text: 'Deux' }], numbered: true }), [sayer('one')]);
    assert.deepEqual(
      thread?.parts.map(({ text }) => text),
      ['Un\n1/2', 'Deux\n2/2'],
    );
  });
});
