import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { countLength } from '../../networks/counting/index.ts';
import { splitText } from './split-text.ts';
import type { Room } from './split-text.ts';

const counted = { unit: 'graphemes', maximumBytes: null, urlLength: null, mentionsByNameOnly: false } as const;
const room = (maximum: number, numbered = false): Room => ({
  maximum,
  numbered,
  length: (text) => countLength(text, { ...counted, maximum }),
});
const weighted: Room = {
  maximum: 280,
  numbered: true,
  length: (text) => countLength(text, { ...counted, unit: 'weighted', maximum: 280, urlLength: 23 }),
};

suite('a long text becomes a thread', () => {
  test('a text that fits stays as it is, without a number', () => {
    assert.deepEqual(splitText('  Bonjour à tous.  ', room(50, true)), ['Bonjour à tous.']);
  });

  test('it is cut between paragraphs first, then between sentences, then between words', () => {
    const text = 'La ligne 4 est fermée ce week-end.\n\nDes bus remplacent les métros. Ils passent toutes les dix minutes.';
    assert.deepEqual(splitText(text, room(60)), [
      'La ligne 4 est fermée ce week-end.',
      'Des bus remplacent les métros.',
      'Ils passent toutes les dix minutes.',
    ]);
    assert.deepEqual(splitText('un deux trois quatre cinq', room(11)), ['un deux', 'trois', 'quatre cinq']);
  });

  test('a title or an initial does not end a sentence', () => {
    const text = 'Vous pouvez rencontrer M. Durand et Mme. Petit à la station dès lundi matin. Ils vous attendent.';
    assert.deepEqual(splitText(text, room(82)), [
      'Vous pouvez rencontrer M. Durand et Mme. Petit à la station dès lundi matin.',
      'Ils vous attendent.',
    ]);
  });

  test('each part says its number, and the number has its room', () => {
    const parts = splitText(`${'Une phrase ordinaire de la ligne. '.repeat(30)}`, weighted)!;
    assert.ok(parts.length >= 4);
    parts.forEach((part, index) => {
      assert.ok(part.endsWith(`\n${index + 1}/${parts.length}`), part);
      assert.ok(weighted.length(part) <= 280);
    });
  });

  test('a link, a mention and a hashtag are never cut', () => {
    const link = 'https://exemple.fr/travaux/ligne-4/novembre?station=gare-du-nord';
    const text = `Le détail des travaux est ici ${link} et vous pouvez écrire à @ligne4.exemple.fr avec #TravauxLigne4Novembre`;
    const parts = splitText(text, room(70))!;
    for (const word of [link, '@ligne4.exemple.fr', '#TravauxLigne4Novembre'])
      assert.ok(
        parts.some((part) => part.includes(word)),
        word,
      );
  });

  test('a word longer than a post is cut between whole signs', () => {
    const family = '👨‍👩‍👧‍👦';
    assert.deepEqual(splitText(family.repeat(5), room(2)), [family.repeat(2), family.repeat(2), family]);
    assert.deepEqual(splitText('東京駅前', room(3)), ['東京駅', '前']);
  });

  test('a text without end, or without room, is said to be so', () => {
    assert.equal(splitText('mot '.repeat(10_000), room(10)), null);
    assert.equal(splitText('bonjour', room(0)), null);
  });

  test('nothing is lost or added but spaces and numbers, and each part fits', () => {
    const words = fc.constantFrom(
      'le',
      'train',
      'arrive.',
      'Bientôt',
      '!',
      '\n\n',
      '\n',
      'https://a.fr/b',
      '@lea',
      '#Ligne4',
      '😊',
      'anticonstitutionnellement,',
    );
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 30, max: 90 }),
        fc.boolean(),
        (all, maximum, numbered) => {
          const text = all.join(' ');
          const parts = splitText(text, room(maximum, numbered))!;
          const bare = parts.length > 1 && numbered ? parts.map((part) => part.replace(/\n\d+\/\d+$/u, '')) : parts;
          assert.equal(bare.join('').replaceAll(/\s/gu, ''), text.replaceAll(/\s/gu, ''));
          assert.ok(parts.every((part) => room(maximum).length(part) <= maximum));
        },
      ),
      { numRuns: 200 },
    );
  });
});
