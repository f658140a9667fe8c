import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { inventPast } from '../../../bench/guardrails/invent.ts';
import { packVoice, unpackVoice } from './packing.ts';
import { judge, learnVoice } from './voice.ts';

describe('a voice that is kept', () => {
  const past = inventPast(500, 'fr');
  const voice = learnVoice(past)!;
  const packed = packVoice(voice);

  test('is the one that was learned', () => {
    const again = unpackVoice(packed);
    assert.ok(again);
    assert.deepEqual([again.posts, again.limits, again.contacts], [voice.posts, voice.limits, voice.contacts]);
    for (const name of ['words', 'pairs', 'gaps'] as const)
      assert.deepEqual(again.counts[name].entries(), voice.counts[name].entries(), name);
    for (const { text, reply } of past.slice(0, 50))
      assert.equal(judge(again, text, { reply }).strangeness, judge(voice, text, { reply }).strangeness);
  });

  test('that holds nobody for lack of posts holds nobody afterwards either', () => {
    const young = learnVoice(inventPast(200, 'en'));
    assert.equal(young?.limits.hold, null);
    assert.equal(unpackVoice(packVoice(young!))?.limits.hold, null);
  });

  test('is none when a byte of it changed, or when it was cut', () => {
    fc.assert(
      fc.property(fc.nat({ max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = Buffer.from(packed);
        changed[place]! ^= change;
        assert.equal(unpackVoice(changed), null);
        assert.equal(unpackVoice(packed.subarray(0, place)), null);
      }),
      { numRuns: 100 },
    );
  });
});
