import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { de, declarationOf, openingLanguage, openingOf, takeOverOf } from './declaration.ts';

const lisa = { name: 'Lisa', agreement: 'feminine', behind: 'people', openingBefore: '', openingAfter: '' } as const;

describe('a character’s declaration', () => {
  test('says whose character it is and what is behind it, as French and English say it', () => {
    assert.equal(declarationOf(lisa, 'La Poste', 'fr'), 'Lisa, personnage de La Poste, derrière lequel des personnes vous répondent.');
    assert.equal(
      declarationOf({ ...lisa, behind: 'program' }, 'La Poste', 'fr'),
      'Lisa, assistante virtuelle de La Poste\u00a0: un programme vous répond.',
    );
    assert.equal(
      declarationOf({ ...lisa, name: 'Max', agreement: 'masculine', behind: 'program' }, 'Île-de-France Mobilités', 'fr'),
      'Max, assistant virtuel d’Île-de-France Mobilités\u00a0: un programme vous répond.',
    );
    assert.equal(declarationOf(lisa, 'La Poste', 'en'), 'Lisa, a character of La Poste: the people of the team answer you.');
    assert.equal(
      declarationOf({ ...lisa, behind: 'program' }, 'La Poste', 'en'),
      'Lisa, virtual assistant of La Poste: a program answers you.',
    );
  });

  test('agrees with the name of the organisation', () => {
    assert.deepEqual(['Le Havre', 'Les Mouettes', 'Orange', 'Écully', 'Ville de Lyon'].map(de), [
      'du Havre',
      'des Mouettes',
      'd’Orange',
      'd’Écully',
      'de Ville de Lyon',
    ]);
  });

  test('stands whole in the opening, whatever the free words around it', () => {
    const behind = fc.constantFrom('people' as const, 'program' as const);
    fc.assert(
      fc.property(fc.string(), fc.string(), behind, fc.constantFrom('fr' as const, 'en' as const), (before, after, what, language) => {
        const persona = { ...lisa, behind: what, openingBefore: before, openingAfter: after };
        assert.ok(openingOf(persona, 'La Poste', language).includes(declarationOf(persona, 'La Poste', language)));
      }),
    );
  });

  test('is in the language of the thread, or else the organisation’s', () => {
    assert.equal(openingLanguage(['fr-CA'], 'en'), 'fr');
    assert.equal(openingLanguage(['de', 'EN-gb'], 'fr'), 'en');
    assert.equal(openingLanguage(['de'], 'fr'), 'fr');
    assert.equal(openingLanguage([], 'en'), 'en');
  });

  test('a person who takes over says so with a first name', () => {
    assert.equal(takeOverOf('Karim', 'Lisa', 'fr'), 'Ici Karim, je reprends pour Lisa.');
    assert.equal(takeOverOf('Karim', 'Lisa', 'en'), 'Karim here, taking over from Lisa.');
  });
});
