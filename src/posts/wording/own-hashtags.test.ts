import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { completeHashtag, proposeWriting, readOwnPast } from './own-hashtags.ts';

const past = readOwnPast([
  'Trafic interrompu à la gare du Nord #GareDuNord #Ligne4 https://exemple.fr/#nord',
  'Reprise #GareDuNord',
  'Une erreur : #garedunord',
  'Travaux d’été sur la ligne, voir @gare_saint_lazare #TRAVAUX',
]);

suite('the hashtags of an account', () => {
  test('are proposed as it writes them itself', () => {
    assert.equal(proposeWriting('garedunord', past), 'GareDuNord');
    assert.equal(proposeWriting('travauxété', past), 'TravauxÉté');
  });

  test('that it never wrote are proposed when it knows their words', () => {
    assert.equal(proposeWriting('traficligne4', past), 'TraficLigne4');
    assert.equal(proposeWriting('saintlazare', past), null);
  });

  test('are left alone when they are well, or all in capitals before', () => {
    for (const tag of ['GareDuNord', 'travaux', 'ligne', 'inconnu']) assert.equal(proposeWriting(tag, past), null, tag);
  });

  test('are completed from their first letters, the most usual first', () => {
    assert.deepEqual(completeHashtag('g', past, 5), ['GareDuNord']);
    assert.deepEqual(completeHashtag('zz', past, 5), []);
    assert.deepEqual(completeHashtag('', past, 1), ['GareDuNord']);
  });

  test('proposed never differ but in capitals', () => {
    const letters = fc.array(fc.constantFrom('gare', 'du', 'nord', 'été', 'ligne', '4', 'x', 'ß', 'ı', '_'), { maxLength: 8 });
    fc.assert(
      fc.property(letters, (parts) => {
        const tag = parts.join('');
        const as = proposeWriting(tag, past);
        if (as !== null) assert.equal(as.toLowerCase(), tag.toLowerCase());
      }),
      { numRuns: 300 },
    );
  });
});
