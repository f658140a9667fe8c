import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessLanguage } from './guess-language.ts';

test('the language of words is guessed by their small words, or by their signs', () => {
  assert.equal(guessLanguage('La ligne 4 est fermée ce week-end, des bus sont là pour vous.'), 'fr');
  assert.equal(guessLanguage('Line 4 is closed this weekend: buses will run for you from the station.'), 'en');
  assert.equal(guessLanguage('Die Linie 4 ist am Wochenende gesperrt, bitte nutzen Sie den Bus und die Bahn.'), 'de');
  assert.equal(guessLanguage('La línea 4 está cerrada y los autobuses son para ustedes en el centro de la ciudad.'), 'es');
  assert.equal(guessLanguage('الخط الرابع مغلق في نهاية هذا الأسبوع'), 'ar');
  assert.equal(guessLanguage('4号線は今週末運休します'), 'ja');
});

test('too little to go by is no language; links and names say nothing', () => {
  for (const text of ['', 'OK !', '😀😀😀', 'https://exemple.fr/le/la/les/des @le_la_les #LesDesUne', 'Bravo Paris'])
    assert.equal(guessLanguage(text), null, text);
});
