import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { formatOf, squareOf } from './photo.ts';
import { createPhotos } from './prepare-photo.ts';

const photos = createPhotos();

/** Left half red, right half blue; `orientation` as a telephone says it. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c02020' } }).composite([
    { input: { create: { width: width / 2, height, channels: 3, background: '#2020c0' } }, left: width / 2, top: 0 },
  ]);

const refusal = async (bytes: Uint8Array) => {
  const prepared = await photos.prepare(bytes, {});
  return prepared.ok ? 'taken' : prepared.error.kind;
};

async function colourAt(webp: Uint8Array | undefined, left: number, top: number): Promise<'red' | 'blue' | 'other'> {
  const [red = 0, , blue = 0] = await sharp(webp).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  return red > 120 && blue < 100 ? 'red' : blue > 120 && red < 100 ? 'blue' : 'other';
}

/** A PNG that says it is as large as one likes, in a few bytes. */
function hollowPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(8 + data.length + 4);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), 8 + data.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  const pixels = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return (value ^ 0xffffffff) >>> 0;
}

describe('a photo', () => {
  test('is kept as squares of three sizes, of each kind of image that browsers have', async () => {
    const picture = halves(640, 480);
    for (const bytes of [
      await picture.clone().jpeg().toBuffer(),
      await picture.clone().png().toBuffer(),
      await picture.clone().webp().toBuffer(),
      await picture.clone().avif({ effort: 0 }).toBuffer(),
      await picture.clone().gif().toBuffer(),
    ]) {
      const prepared = await photos.prepare(bytes, {});
      assert.ok(prepared.ok, JSON.stringify(prepared));
      for (const [size, square] of prepared.value.squares) {
        const { format, width, height } = await sharp(square).metadata();
        assert.deepEqual([format, width, height], ['webp', size, size]);
      }
      assert.match(prepared.value.digest, /^[0-9a-f]{64}$/);
    }
  });

  test('loses all that it said beside its pixels, and stands upright', async () => {
    const lying = await halves(600, 400)
      .jpeg()
      .withExif({ IFD0: { Make: 'Telephone', Orientation: '6' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    assert.equal((await sharp(lying).metadata()).orientation, 6);
    const prepared = await photos.prepare(lying, {});
    assert.ok(prepared.ok);
    const square = prepared.value.squares.get(512);
    // Turned a quarter to the right: what was on the left is above.
    assert.deepEqual([await colourAt(square, 256, 40), await colourAt(square, 256, 470)], ['red', 'blue']);
    const { exif, xmp, iptc, icc, orientation } = await sharp(square).metadata();
    assert.deepEqual([exif, xmp, iptc, icc, orientation], [undefined, undefined, undefined, undefined, undefined]);
    assert.doesNotMatch(Buffer.from(square ?? []).toString('latin1'), /Telephone|Exif|GPS/);
  });

  test('is cut where its person said', async () => {
    const wide = await halves(1200, 400).png().toBuffer();
    const right = await photos.prepare(wide, { left: 0.7, top: 0, side: 0.9 });
    assert.ok(right.ok);
    assert.equal(await colourAt(right.value.squares.get(96), 5, 48), 'blue');
    const middle = await photos.prepare(wide, {});
    assert.ok(middle.ok);
    assert.deepEqual(
      [await colourAt(middle.value.squares.get(96), 10, 48), await colourAt(middle.value.squares.get(96), 86, 48)],
      ['red', 'blue'],
    );
    const lying = await halves(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const below = await photos.prepare(lying, { left: 0, top: 1, side: 0.5 });
    assert.ok(below.ok);
    assert.equal(await colourAt(below.value.squares.get(96), 48, 20), 'blue', 'shares are of the upright picture');
  });

  test('that moves keeps its first image', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 120, height: 120, channels: 3, background } })
        .png()
        .toBuffer();
    const moving = await sharp([await frame('#c02020'), await frame('#2020c0')], { join: { animated: true } })
      .webp()
      .toBuffer();
    assert.equal((await sharp(moving).metadata()).pages, 2);
    const prepared = await photos.prepare(moving, {});
    assert.ok(prepared.ok);
    assert.equal(await colourAt(prepared.value.squares.get(96), 48, 48), 'red');
  });

  test('that is none, or breaks off, is refused in a word', async () => {
    const good = await halves(400, 400).jpeg().toBuffer();
    assert.equal(await refusal(Buffer.alloc(0)), 'not-an-image');
    assert.equal(await refusal(Buffer.from('name,mail\nInès,ines@example.org')), 'not-an-image');
    assert.equal(await refusal(good.subarray(0, good.length / 2)), 'not-an-image');
    assert.equal(await refusal(Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.alloc(2_000, 7)])), 'not-an-image');
    assert.equal(await refusal(await halves(60, 60).png().toBuffer()), 'photo-too-small');
  });

  test('of a kind that is not read is refused by its name, without being opened', async () => {
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"/>');
    const said = await photos.prepare(svg, {});
    assert.deepEqual(said.ok ? null : said.error, { kind: 'photo-format', format: 'SVG' });
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(100)]);
    assert.deepEqual(formatOf(heic), { other: 'HEIC' });
    assert.deepEqual(formatOf(Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isom', 'latin1')), null);
    assert.deepEqual(formatOf(Buffer.from('II*\0', 'latin1')), { other: 'TIFF' });
  });

  test('that unpacks into more than a telephone takes is refused by what it says of itself', async () => {
    const before = process.memoryUsage().rss;
    assert.equal(await refusal(hollowPng(60_000, 60_000)), 'too-many-pixels');
    assert.equal(await refusal(hollowPng(50_000, 1_001)), 'too-many-pixels');
    assert.equal(await refusal(hollowPng(7_000, 7_000)), 'not-an-image', 'it says much and holds little');
    assert.ok(process.memoryUsage().rss - before < 300 * 2 ** 20);
  });

  test('waits its turn, and is refused when too many wait', async () => {
    const bytes = await halves(200, 200).png().toBuffer();
    const all = await Promise.all(Array.from({ length: 12 }, () => photos.prepare(bytes, {})));
    assert.deepEqual(all.map((one) => (one.ok ? 'taken' : one.error.kind)).toSorted(), [
      ...Array(4).fill('photos-busy'),
      ...Array(8).fill('taken'),
    ]);
  });
});

describe('the square cut out of a photo', () => {
  test('is inside it, whatever was asked', () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
    const length = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(
        fc.record({ width: length, height: length }),
        fc.record({ left: share, top: share, side: share }),
        ({ width, height }, crop) => {
          const square = squareOf({ width, height }, crop);
          assert.ok(square.side >= 1 && square.left >= 0 && square.top >= 0);
          assert.ok(square.left + square.side <= width && square.top + square.side <= height);
        },
      ),
    );
  });

  test('is the largest in the middle when nothing was', () => {
    assert.deepEqual(squareOf({ width: 300, height: 200 }, {}), { left: 50, top: 0, side: 200 });
  });
});
