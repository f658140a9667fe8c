import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { film } from '../../test/harness/pictures.ts';
import { readFilm } from './mp4.ts';

const read = async (bytes: Buffer) => await readFilm(bytes.length, async (offset, length) => bytes.subarray(offset, offset + length));

describe('a film', () => {
  it('has a shape and a length, and stands upright where it was turned', async () => {
    const seen = await read(film({ width: 1_920, height: 1_080, seconds: 61 }));
    assert.ok(seen !== null && seen !== 'no-picture');
    assert.deepEqual([seen.width, seen.height, seen.milliseconds], [1_920, 1_080, 61_000]);
    const turned = await read(film({ width: 1_920, height: 1_080, turned: true }));
    assert.ok(turned !== null && turned !== 'no-picture');
    assert.deepEqual([turned.width, turned.height], [1_080, 1_920]);
  });

  it('loses the place where it was taken, and nothing moves', async () => {
    const bytes = film({ place: '+48.8583+002.2944/' });
    const seen = await read(bytes);
    assert.ok(seen !== null && seen !== 'no-picture');
    const kept = Buffer.from(bytes);
    for (const patch of seen.patches) kept.set(patch.bytes, patch.offset);
    assert.equal(kept.length, bytes.length);
    assert.ok(bytes.includes('+48.8583') && !kept.includes('+48.8583'));
    assert.deepEqual(
      await read(kept).then((again) => again !== null && again !== 'no-picture' && [again.width, again.height]),
      [1_280, 720],
    );
  });

  it('that is cut off anywhere is broken, and one with sound alone shows nothing', async () => {
    const bytes = film({ bytes: 300 });
    for (let length = 0; length < bytes.length; length += 1) assert.equal(await read(bytes.subarray(0, length)), null, `${length}`);
    assert.equal(await read(film({ sound: true })), 'no-picture');
  });

  it('may hold anything, and is never a fault', async () => {
    const whole = film({ bytes: 100 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 12 }), async (at, noise) => {
        const bytes = Buffer.from(whole);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        await read(bytes);
      }),
    );
  });
});
