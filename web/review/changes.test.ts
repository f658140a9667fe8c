import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changesOf } from './changes.ts';

const told = (before: string, after: string) => changesOf(before, after).map(({ kind, text }) => [kind, text]);

describe('what a reviewer changed', () => {
  it('is told where it stands', () => {
    assert.deepEqual(told('Le trafic reprend à midi.', 'Le trafic reprend bientôt.'), [
      ['same', 'Le trafic reprend '],
      ['gone', 'à midi.'],
      ['new', 'bientôt.'],
    ]);
  });
  it('is one stretch, not a word struck after each other word', () => {
    assert.deepEqual(told('Bonjour à vous, on se calme un peu, merci.', 'Bonjour à vous, nous arrivons tout de suite, merci.'), [
      ['same', 'Bonjour à vous, '],
      ['gone', 'on se calme un peu,'],
      ['new', 'nous arrivons tout de suite,'],
      ['same', ' merci.'],
    ]);
  });
  it('is the whole text when hardly a word was kept', () => {
    const [before, after] = ['Ah ah, terminus pour tout le monde', 'Toutes nos condoléances, un agent vient vers vous'];
    assert.deepEqual(told(before, after), [
      ['gone', before],
      ['new', after],
    ]);
  });
  it('holds both wordings, whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const changes = changesOf(before, after);
        const without = (left: string) =>
          changes
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join('');
        assert.equal(without('new'), before);
        assert.equal(without('gone'), after);
        assert.equal(new Set(changes.map(({ key }) => key)).size, changes.length);
      }),
    );
  });
});
