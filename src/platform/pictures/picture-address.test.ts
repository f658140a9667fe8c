import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createPictureAddresses, withOurAddresses } from './picture-address.ts';
import { sniffPicture } from './sniff-picture.ts';

const [SECRET, NEXT] = ['a secret of more than thirty-two characters', 'another secret of more than thirty-two chars'];
const partsOf = (address: string): [string, string] => {
  const { pathname, searchParams } = new URL(address, 'https://desk.example');
  return [pathname.split('/').at(-1)!, searchParams.get('u')!];
};

describe('an address of ours for a picture', () => {
  test('is that of one picture, made by us, for as long as the secret or the one before is known', () => {
    const ours = createPictureAddresses(SECRET);
    const url = 'https://files.example/avatars/léa.png?size=200&x=%2F';
    const [signature, named] = partsOf(ours.sign(url));
    assert.equal(named, url);
    assert.equal(ours.read(signature, named)?.href, new URL(url).href);
    assert.equal(ours.read(signature, `${url}1`), null);
    assert.equal(
      ours.read(
        signature.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')),
        url,
      ),
      null,
    );
    assert.equal(ours.read('', url), null);
    assert.equal(createPictureAddresses(NEXT).read(signature, url), null);
    assert.ok(createPictureAddresses(NEXT, SECRET).read(signature, url));
    assert.equal(ours.sign(url), ours.sign(url));
  });

  test('stands wherever an answer names a picture, and nowhere else; what has none is not copied', () => {
    const { sign } = createPictureAddresses(SECRET);
    const https = 'https://e.org/a.png';
    const image = { url: https, thumbnailUrl: https, alt: https };
    const answer = { avatarUrl: https, url: https, images: [image], emoji: [{ shortcode: 'metro', url: https }], at: new Date(0) };
    assert.deepEqual(withOurAddresses([{ deep: answer }], sign), [
      {
        deep: {
          ...answer,
          avatarUrl: sign(https),
          images: [{ ...image, thumbnailUrl: sign(https) }],
          emoji: [{ shortcode: 'metro', url: sign(https) }],
        },
      },
    ]);
    const plain = { avatarUrl: null, list: [{ thumbnailUrl: '/practice/pictures/lift.svg' }], emoji: [] };
    assert.equal(withOurAddresses(plain, sign), plain);
    fc.assert(fc.property(fc.jsonValue(), (value) => assert.deepEqual(withOurAddresses(value, sign), value)));
  });
});

test('a picture is known by its first bytes; a document, a film or a drawing with scripts is none', () => {
  const text = (words: string) => Buffer.from(words, 'latin1');
  assert.equal(sniffPicture(text('\xFF\xD8\xFF\xE0 and so on')), 'image/jpeg');
  assert.equal(sniffPicture(text('\x89PNG\r\n\x1A\n    ')), 'image/png');
  assert.equal(sniffPicture(text('RIFF\0\0\0\0WEBPVP8 ')), 'image/webp');
  assert.equal(sniffPicture(text('\0\0\0\x20ftypavif')), 'image/avif');
  for (const other of [
    '',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!doctype html>',
    '\0\0\0\x20ftypisom',
    'RIFF\0\0\0\0WAVE',
    '\xFF\xD8',
  ])
    assert.equal(sniffPicture(text(other)), null, other);
});
