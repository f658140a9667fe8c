import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { inventPast } from '../../../bench/guardrails/invent.ts';
import { readStorms, scoreStorms } from '../../../bench/guardrails/storms.ts';
import { prepareContext } from '../context.ts';
import { unlike } from '../rules/unlike.ts';
import { createCountTable } from './count-table.ts';
import { judge, learnVoice } from './voice.ts';
import type { Voice } from './voice.ts';

const CARE = {
  fr: [
    'Bonjour Nadia, le trafic reprend progressivement entre Clairbois et Grand-Quai. Bonne journée. Inès',
    'Toutes nos excuses pour la gêne occasionnée. Bon courage. Malo',
  ],
  en: ['Hi Paul, the next train is at Clairbois in 7 minutes. Safe journey! Nour'],
};
const PRIVATE = [
  'Tu peux prendre du pain en rentrant ? Il n’en reste plus.',
  'Deux buts en dix minutes, je n’ai plus de voix !',
  'Lait, œufs, farine, lessive, croquettes du chat',
  'On se retrouve chez Léa à 20 h, j’apporte le vin.',
];

describe('a voice', () => {
  let french: Voice;
  let english: Voice;
  before(() => {
    const [one, other] = [learnVoice(inventPast(900, 'fr')), learnVoice(inventPast(900, 'en'))];
    assert.ok(one && other);
    [french, english] = [one, other];
  });
  const find = (voice: Voice, text: string, answered = true) =>
    unlike.find(prepareContext({ draft: { text }, account: { id: 'a', voice }, thread: answered ? { text: 'Bonjour' } : null }));

  test('lets through what sounds like the account', () => {
    for (const text of CARE.fr) assert.deepEqual(find(french, text), [], text);
    for (const text of CARE.en) assert.deepEqual(find(english, text), [], text);
  });

  test('finds unlike what carries no forbidden word, and says by which words', () => {
    for (const text of PRIVATE) assert.equal(find(french, text, false)[0]?.why, 'unlike', text);
    assert.match(String(find(french, PRIVATE[2]!, false)[0]?.values?.['words']), /farine|lessive|croquettes/);
  });

  test('of new ordinary posts pauses five in a hundred at most', () => {
    const fresh = inventPast(600, 'fr', 99);
    const stopped = fresh.filter(({ text, reply }) => judge(french, text, { reply }).strangeness > french.limits.pause);
    assert.ok(stopped.length <= 0.05 * fresh.length, `${stopped.length} of ${fresh.length}`);
  });

  test('is the same for the same past', () => {
    const again = learnVoice(inventPast(900, 'fr'));
    assert.deepEqual(again?.limits, french.limits);
    assert.deepEqual(again?.counts.pairs.entries(), french.counts.pairs.entries());
  });

  test('does not mind accents, capitals and spaces', () => {
    for (const text of [...CARE.fr, ...PRIVATE]) {
      const plain = judge(french, text, { reply: false }).strangeness;
      assert.equal(judge(french, text.normalize('NFD').toUpperCase().replaceAll(' ', '\u00a0'), { reply: false }).strangeness, plain);
    }
  });

  test('does not find a text like itself for having learned from it', () => {
    const odd = 'Deux buts en dix minutes, je n’ai plus de voix !';
    const learned = learnVoice([...inventPast(900, 'fr'), { text: odd, reply: false }])!;
    const apart = judge(french, odd, { reply: false }).strangeness;
    assert.ok(judge(learned, odd, { reply: false }).strangeness < apart - 0.5);
    assert.ok(Math.abs(judge(learned, odd, { reply: false, learned: true }).strangeness - apart) < 0.01);
  });

  test('is not made of a few posts', () => assert.equal(learnVoice(inventPast(50, 'fr')), null));

  test('together with the rules stops 95 in 100 of the storms, and 70 in 100 of the subtle ones', () => {
    const voiceOf = (language: 'fr' | 'en') => (language === 'fr' ? french : english);
    for (const set of ['first', 'second'] as const) {
      const { drafts, stopped, subtle, subtleStopped } = scoreStorms(readStorms(set), voiceOf);
      assert.ok(stopped >= 0.95 * drafts, `${set}: ${stopped} of ${drafts}`);
      assert.ok(subtleStopped >= 0.7 * subtle, `${set}: ${subtleStopped} of ${subtle}`);
    }
  });
});

test('a table counts as a map does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff_ffff }), { maxLength: 3_000 }), (keys) => {
      const table = createCountTable();
      const map = new Map<number, number>();
      for (const key of keys) {
        table.add(key);
        map.set(key || 1, (map.get(key || 1) ?? 0) + 1);
      }
      assert.equal(table.size, map.size);
      for (const [key, count] of map) assert.equal(table.get(key), count);
      const sorted = [...map.keys()].toSorted((one, other) => one - other);
      assert.deepEqual([...table.entries().keys], sorted);
    }),
    { numRuns: 30 },
  );
});
