import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import * as interfaces from '../../web/design/colour-of.ts';
import { colourOf, drawMonogram, FACE_COLOURS } from './monogram.ts';

describe('a drawn monogram', () => {
  test('has the colour that the interface gives to the same person', () => {
    assert.deepEqual(FACE_COLOURS, interfaces.FACE_COLOURS);
    fc.assert(fc.property(fc.string(), (id) => assert.equal(colourOf(id), interfaces.colourOf(id))));
  });

  test('is a picture, whatever the initials', async () => {
    for (const initials of ['IN', 'IN2', '王小', 'مع', '<&"', '']) {
      const { width, height } = await sharp(Buffer.from(drawMonogram({ memberId: 'a', initials }))).metadata();
      assert.deepEqual([width, height], [96, 96], initials);
    }
  });
});
