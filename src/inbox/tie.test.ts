import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isWorthProposing, likenessesOf, pairOf } from './tie.ts';

const lea = { handle: 'lea.exemple.org', avatarUrl: 'https://a.example/lea.png' };
const alike = (handle: string, more: object = {}) => ({ handle, avatarUrl: null, sameHandle: false, sameName: false, ...more });

describe('two correspondents', () => {
  test('are alike in name, handle, site and picture', () => {
    const all = alike('@lea@exemple.org', { sameHandle: true, sameName: true, avatarUrl: lea.avatarUrl });
    assert.deepEqual(likenessesOf(lea, all), ['name', 'handle', 'site', 'picture']);
  });

  test('that are alike in one thing only are not proposed', () => {
    assert.equal(isWorthProposing(likenessesOf(lea, alike('marie', { sameName: true }))), false);
    assert.equal(isWorthProposing(likenessesOf(lea, alike('lea', { sameHandle: true, sameName: true }))), true);
  });

  test('are not alike for being on a server where everybody is, nor for having no picture', () => {
    assert.deepEqual(likenessesOf({ handle: 'a.bsky.social', avatarUrl: null }, alike('b@bsky.social')), []);
    assert.deepEqual(likenessesOf({ handle: 'a.exemple.org', avatarUrl: null }, alike('b@notexemple.org')), []);
  });

  test('are the same two in either order', () => {
    assert.deepEqual(pairOf('b', 'a'), pairOf('a', 'b'));
  });
});
