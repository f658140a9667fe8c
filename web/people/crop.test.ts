import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cropOf, drag, firstFraming, placeBehind, zoomLimit, zoomTo } from './crop.ts';

const near = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-9, `${one} ≠ ${other}`);
const size = fc.record({ width: fc.integer({ min: 96, max: 8_000 }), height: fc.integer({ min: 96, max: 8_000 }) });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const framing = fc.record({ zoom: fc.double({ min: 1, max: 5, noNaN: true }), across: share, down: share });

describe('the square cut out of a photo', () => {
  it('begins as the largest that fits', () => {
    const wide = { width: 1200, height: 800 };
    const { left, top, side } = cropOf(wide, firstFraming(wide));
    near(left * 1200, 200);
    near(top, 0);
    near(side, 1);
  });

  it('never leaves the photo, however it is dragged and enlarged', () => {
    const pixels = fc.integer({ min: -2_000, max: 2_000 });
    fc.assert(
      fc.property(size, framing, fc.tuple(pixels, pixels), (photo, before, by) => {
        const dragged = drag(photo, before, { by, window: 288 });
        for (const after of [dragged, zoomTo(photo, dragged, before.zoom * 1.7, 5)]) {
          const { left, top, side } = cropOf(photo, after);
          const pixelsWide = side * Math.min(photo.width, photo.height);
          assert.ok(left >= 0 && top >= 0 && left * photo.width + pixelsWide <= photo.width + 1e-6);
          assert.ok(top * photo.height + pixelsWide <= photo.height + 1e-6);
        }
      }),
    );
  });

  it('follows the finger: the point under it stays under it', () => {
    const photo = { width: 1000, height: 1000 };
    const before = { zoom: 2, across: 0.5, down: 0.5 };
    const after = drag(photo, before, { by: [-30, 12], window: 300 });
    near(placeBehind(photo, after, 300).left - placeBehind(photo, before, 300).left, -30);
    near(placeBehind(photo, after, 300).top - placeBehind(photo, before, 300).top, 12);
  });

  it('is enlarged around its middle, and no further than leaves somebody to see', () => {
    const photo = { width: 1000, height: 600 };
    const before = { zoom: 1, across: 0.5, down: 0.5 };
    const after = zoomTo(photo, before, 2, 5);
    near(after.across, 0.5);
    near(after.down, 0.5);
    near(zoomLimit({ width: 192, height: 400 }, 96), 2);
    near(zoomTo(photo, before, 9, zoomLimit({ width: 192, height: 400 }, 96)).zoom, 2);
  });
});
