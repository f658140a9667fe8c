import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, firstLink } from './first-link.ts';

test('a card is made of the first link of a text, as it is asked for', () => {
  assert.equal(firstLink('Tout est là : https://exemple.fr/ligne-4, et sur https://autre.fr.'), 'https://exemple.fr/ligne-4');
  assert.equal(firstLink('Voir exemple.fr/horaires !'), 'https://exemple.fr/horaires');
  assert.equal(firstLink('Sans lien, @lea@exemple.fr'), null);
});

test('what is no address of the web, carries a password or is endless has no card', () => {
  for (const link of ['https://moi:secret@exemple.fr/', `https://exemple.fr/${'a'.repeat(3_000)}`, 'http://', 'https://exemple.fr:99999/'])
    assert.equal(addressOf(link), null, link);
});
