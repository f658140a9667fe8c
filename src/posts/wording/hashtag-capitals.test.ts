import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { proposeCapitals } from './hashtag-capitals.ts';

const vocabulary = new Map(
  Object.entries({
    gare: 40,
    du: 300,
    nord: 25,
    ligne: 120,
    de: 500,
    la: 400,
    travaux: 30,
    été: 12,
    fête: 8,
    musique: 9,
    metro: 20,
    mobilité: 3,
    semaine: 6,
    a: 90,
    l: 80,
  }),
);

suite('hashtags with capitals', () => {
  test('are proposed word by word', () => {
    assert.equal(proposeCapitals('garedunord', vocabulary), 'GareDuNord');
    assert.equal(proposeCapitals('fêtedelamusique', vocabulary), 'FêteDeLaMusique');
    assert.equal(proposeCapitals('travauxété2027', vocabulary), 'TravauxÉté2027');
  });

  test('are not proposed for one word, for what has capitals, or for what nobody ever wrote', () => {
    for (const tag of ['travaux', 'GareDuNord', 'GAREDUNORD', 'xyzzygare', 'rer', 'gare_du_nord', 'x'.repeat(300), '']) {
      assert.equal(proposeCapitals(tag, vocabulary), null, tag);
    }
  });
});
