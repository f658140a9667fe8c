import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MediaView } from '../../src/media/schema.ts';
import { Failure } from '../api/failure.ts';
import { hindranceOf, moved, renewed, toAttachments, type Item } from './attachments.ts';

const media = (kind: 'picture' | 'film' = 'picture') => ({ mediaId: kind, kind }) as MediaView;
const item = (more: Partial<Item> = {}): Item => ({
  key: 'k',
  file: null,
  media: media(),
  alt: 'Le quai',
  progress: 1,
  failure: null,
  ...more,
});
const OFFERED = { pictures: 2, altLength: 10, film: null };
const kindOf = (items: readonly Item[], altRequired = true) => hindranceOf(items, OFFERED, altRequired)?.kind ?? null;

describe('pictures beside words', () => {
  it('leave when all are there and described', () => {
    assert.equal(kindOf([]), null);
    assert.equal(kindOf([item(), item()]), null);
    assert.equal(kindOf([item(), item({ alt: ' ' })]), 'alt-missing');
    assert.equal(kindOf([item({ alt: ' ' })], false), null);
    assert.equal(kindOf([item({ media: null, progress: 0.4 })]), 'underway');
    assert.equal(kindOf([item({ media: null, failure: new Failure('media-broken') })]), 'refused');
  });

  it('stay the same on screen when the server has kept them, so that nobody is put out of a field', () => {
    const kept = [{ mediaId: 'picture', alt: 'Le quai', media: media() }];
    assert.deepEqual(
      renewed([item({ key: 'mine' })], kept).map(({ key }) => key),
      ['mine'],
    );
    assert.equal(new Set(renewed([item({ key: 'mine' })], [...kept, ...kept]).map(({ key }) => key)).size, 2);
  });

  it('are no more than the network takes, and a film goes alone', () => {
    assert.equal(kindOf([item(), item(), item()]), 'too-many');
    assert.equal(kindOf([item(), item({ media: media('film') })]), 'film-not-alone');
    assert.equal(kindOf([item({ alt: 'onze lettres' })]), 'alt-too-long');
  });

  it('change places one by one, and are sent in their order with tidy words', () => {
    const [a, b] = [item({ key: 'a', alt: ' un ' }), item({ key: 'b' })];
    assert.deepEqual(moved([a, b], 0, 1), [b, a]);
    assert.deepEqual(moved([a, b], 0, -1), [a, b]);
    assert.deepEqual(toAttachments([a, item({ media: null })]), [{ mediaId: 'picture', alt: 'un' }]);
  });
});
