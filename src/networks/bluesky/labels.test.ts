import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLabels } from './labels.ts';
import { readMedia } from './media.ts';

describe('labels', () => {
  it('of a post and of its author hold each once, in small letters, until they are taken back or end', () => {
    const post = [{ val: 'Porn' }, { val: 'spam', neg: true }, { val: 'rude', exp: '2020-01-01T00:00:00Z' }, { val: 'porn' }];
    const author = [{ val: '!warn' }, { val: '!no-unauthenticated' }];
    assert.deepEqual(readLabels(post, author), ['porn', '!warn']);
  });

  it('that make no sense are passed over', () => {
    assert.deepEqual(readLabels(undefined, 'x', [null, 7, {}, { val: 7 }, { val: 'deux mots' }, { val: 'ok' }]), ['ok']);
    assert.equal(readLabels(Array.from({ length: 1_000 }, (_, n) => ({ val: `l${n}` }))).length, 20);
  });
});

describe('a film', () => {
  const film = {
    playlist: 'https://v.example.org/a.m3u8',
    thumbnail: 'https://v.example.org/a.jpg',
    alt: 'Le quai',
    aspectRatio: { width: 16, height: 9 },
  };

  it('is shown by its still picture and its words, alone or beside a quote', () => {
    const shown = { url: film.playlist, thumbnailUrl: film.thumbnail, alt: 'Le quai', width: 16, height: 9, plays: 'film' };
    assert.deepEqual(readMedia(film), [shown]);
    assert.deepEqual(readMedia({ media: film, record: {} }), [shown]);
  });

  it('at an address that is none is left out', () => {
    assert.deepEqual(readMedia({ ...film, playlist: 'javascript:alert(1)' }), []);
    assert.deepEqual(readMedia({ images: [{ fullsize: 'x' }, { fullsize: 'https://i.example.org/1.jpg' }] }).length, 1);
  });
});
