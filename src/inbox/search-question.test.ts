import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseQuestion } from './search-question.ts';

const nothing = { words: '', phrases: [], without: [], withoutPhrases: [] };

describe('a question', () => {
  test('is words, phrases between quotes of any country, and what is excluded', () => {
    assert.deepEqual(parseQuestion('bus « de remplacement » -bondé -"en panne" quai'), {
      words: 'bus quai',
      phrases: [' de remplacement '],
      without: ['bondé'],
      withoutPhrases: ['en panne'],
    });
    assert.deepEqual(parseQuestion('“voie 3” "quai'), { ...nothing, phrases: ['voie 3', 'quai'] });
  });

  test('keeps compounds, elisions and addresses whole', () => {
    const words = "haut-parleur l'ascenseur aujourd’hui jean.dupont@example.org https://example.org/a-b?c=1 A380 c'est-à-dire - œuvre";
    assert.deepEqual(parseQuestion(words), { ...nothing, words });
  });

  test('asks for a name without its @', () =>
    assert.deepEqual(parseQuestion('@lea @lea@m.example'), { ...nothing, words: 'lea lea@m.example' }));

  test('holds a number in several parts together', () => {
    assert.deepEqual(parseQuestion('12,50 14:05 2026-11-22 TGV-8412 -8,40'), {
      ...nothing,
      phrases: ['12,50', '14:05', '2026-11-22', 'TGV-8412'],
      withoutPhrases: ['8,40'],
    });
  });

  test('of any signs is taken apart, loses no word, and fails never', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', 'é', '1', '-', '"', ' ', '@', '/') })),
        (typed) => {
          const { words, phrases, without, withoutPhrases } = parseQuestion(typed);
          const letters = (text: string) => [...text.toWellFormed().matchAll(/[\p{L}\p{N}]/gu)].length;
          assert.equal(letters([words, ...phrases, ...without, ...withoutPhrases].join(' ')), letters(typed));
        },
      ),
    );
  });
});
