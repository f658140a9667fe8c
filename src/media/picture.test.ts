import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { drawing, fromTelephone, gifBomb, moving, noisy } from '../../test/harness/pictures.ts';
import { fitPicture, fits } from './fit-picture.ts';
import { ALIKE } from './likeness.ts';
import { preparePicture } from './prepare-picture.ts';

const differ = (one: bigint | null, other: bigint | null): number =>
  BigInt.asUintN(64, (one ?? 0n) ^ (other ?? 0n))
    .toString(2)
    .replaceAll('0', '').length;

async function prepared(bytes: Buffer, format: Parameters<typeof preparePicture>[1]) {
  const result = await preparePicture(bytes, format);
  assert.ok(result.ok, result.ok ? '' : result.error.kind);
  return result.value;
}
const refusalOf = async (bytes: Buffer, format: Parameters<typeof preparePicture>[1]) => {
  const result = await preparePicture(bytes, format);
  return result.ok ? null : result.error.kind;
};

describe('a picture that is brought', () => {
  it('stands upright, and nothing in it says where, when or with what it was taken', async () => {
    const source = await fromTelephone();
    assert.ok((await sharp(source).metadata()).exif);
    const { bytes, width, height } = await prepared(source, 'jpeg');
    assert.deepEqual([width, height], [500, 800]);
    const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
    assert.deepEqual([exif, xmp, iptc, icc, orientation], [undefined, undefined, undefined, undefined, undefined]);
    assert.ok(!bytes.includes('Telephone'));
  });

  it('is of 4,096 pixels a side at most; see-through stays so, and what moves moves on', async () => {
    const wide = await prepared(await drawing({ width: 6_000, height: 600 }).jpeg().toBuffer(), 'jpeg');
    assert.deepEqual([wide.width, wide.height], [4_096, 410]);
    const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } })
      .webp()
      .toBuffer();
    assert.equal((await prepared(clear, 'webp')).mimeType, 'image/png');
    const gif = await prepared(await moving(), 'gif');
    assert.deepEqual([gif.animated, gif.mimeType, gif.width, gif.height], [true, 'image/gif', 160, 100]);
  });

  it('is refused when it is cut off, is another thing than it says, or claims to be huge', async () => {
    const whole = await drawing().jpeg().toBuffer();
    assert.equal(await refusalOf(whole.subarray(0, whole.length / 2), 'jpeg'), 'media-broken');
    assert.equal(await refusalOf(Buffer.from('\xff\xd8\xff nothing of the kind', 'latin1'), 'jpeg'), 'media-broken');
    assert.equal(await refusalOf(gifBomb(), 'gif'), 'too-many-pixels');
  });

  it('looks like itself when it is smaller or pressed harder, and like no other', async () => {
    const [one, small, other] = await Promise.all([
      prepared(await drawing().png().toBuffer(), 'png'),
      prepared(await drawing().resize(200).jpeg({ quality: 45 }).toBuffer(), 'jpeg'),
      prepared(await drawing({ at: 0.8 }).rotate(180).png().toBuffer(), 'png'),
    ]);
    assert.ok(differ(one.likeness, small.likeness) <= ALIKE, `${differ(one.likeness, small.likeness)}`);
    assert.ok(differ(one.likeness, other.likeness) > ALIKE);
    const plain = sharp({ create: { width: 50, height: 50, channels: 3, background: '#777' } });
    assert.equal((await prepared(await plain.png().toBuffer(), 'png')).likeness, null);
  });
});

describe('a picture for a network', () => {
  const limits = { pictureBytes: 100_000, pictureSide: 1_000, picturePixels: 600_000, pictureTypes: ['image/jpeg'] };

  it('is made to fit, the same bytes each time', async () => {
    const { bytes, ...kept } = await prepared(await noisy(1_600, 1_200), 'jpeg');
    const picture = { ...kept, sizeBytes: bytes.length };
    assert.ok(!fits(picture, limits));
    const [one, again] = [await fitPicture(bytes, picture, limits), await fitPicture(bytes, picture, limits)];
    assert.ok(one && again);
    assert.ok(one.bytes.byteLength <= 100_000 && Math.max(one.width, one.height) <= 1_000 && one.width * one.height <= 600_000);
    assert.equal(one.digest, again.digest);
    assert.ok(Math.abs(one.width / one.height - 4 / 3) < 0.02);
  });

  it('moves where it may, and stands still where it may not', async () => {
    const { bytes, ...kept } = await prepared(await moving(), 'gif');
    const picture = { ...kept, sizeBytes: bytes.length };
    const small = { ...limits, pictureSide: 80 };
    assert.equal((await fitPicture(bytes, picture, small))?.mimeType, 'image/jpeg');
    const gif = await fitPicture(bytes, picture, { ...small, pictureTypes: ['image/jpeg', 'image/gif'] });
    assert.equal(gif?.mimeType, 'image/gif');
    assert.equal((await sharp(gif.bytes, { animated: true }).metadata()).pages, 2);
  });

  it('that can never be so small is said to be', async () => {
    const { bytes, ...kept } = await prepared(await noisy(400, 300), 'jpeg');
    assert.equal(await fitPicture(bytes, { ...kept, sizeBytes: bytes.length }, { ...limits, pictureBytes: 100 }), null);
  });
});
