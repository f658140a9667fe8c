import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openFace, ourFace } from './index.ts';
import { streamOf } from './byte-stream.ts';

describe('our own letters', () => {
  const face = ourFace();

  test('have every accent of the languages of Latin Europe, composed or not', () => {
    for (const text of ['Inès, Léa & œuvre', 'Łukasz Żółć', 'Ğüneş', 'Dvořák', 'e\u0301', 'Ærøskøbing', '« 12 h »'])
      assert.ok(face.has(text), text);
    for (const text of ['مريم', '王秀英', 'Ирина', '👩🏽‍🚒']) assert.ok(!face.has(text), text);
  });

  test('are as wide as their parts, and grow with the size', () => {
    assert.ok(Math.abs(face.width('Inès', 20) + face.width('Léa', 20) - face.width('InèsLéa', 20)) < 1e-6);
    assert.equal(face.width('Inès', 80), 2 * face.width('Inès', 40));
    assert.ok(face.width('W', 10) > face.width('i', 10));
    assert.equal(face.width('王', 10), 0);
  });

  test('are closed shapes that stand within their line', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const path = face.path(text, { x: 0, baseline: 100, size: 100 });
        assert.match(path, /^(M[-\d. ]+([LQ][-\d. ]+)*Z)*$/);
        const numbers = [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
        for (const [place, number] of numbers.entries()) if (place % 2 === 1) assert.ok(number > -40 && number < 150, `${number}`);
      }),
    );
  });

  test('refuse what is no font', () => assert.throws(() => openFace([Buffer.from('wOFF and so on')]), /not a font/));
});

test('numbers of one to three bytes are read as the format says', () => {
  const stream = streamOf(Buffer.from([252, 255, 0, 254, 3, 253, 1, 2]));
  assert.deepEqual([stream.short(), stream.short(), stream.short(), stream.short()], [252, 253, 509, 258]);
});
