import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { ourFace } from '../../platform/lettering/index.ts';
import { fitName } from './fit-name.ts';
import { composeTeamPicture, describeTeam } from './index.ts';
import { layAvatar, layBanner } from './layout.ts';
import { MOST_FACES, seat } from './person.ts';
import type { PicturedPerson } from './person.ts';

const BANNER = { width: 3_000, height: 1_000, maximumBytes: 1_000_000 };
const AVATAR = { width: 1_000, height: 1_000, maximumBytes: 1_000_000 };

const person = (name: string, photo: Uint8Array | null = null): PicturedPerson => ({
  memberId: name,
  name,
  initials: [...name].slice(0, 2).join(''),
  photo,
});
const people = (count: number): PicturedPerson[] => Array.from({ length: count }, (_, n) => person(`Personne ${n}`));

describe('who is where on a team picture', () => {
  test('everybody up to twelve; of more, eleven and how many others', () => {
    assert.equal(seat(people(12), MOST_FACES).length, 12);
    assert.deepEqual(seat(people(30), MOST_FACES).at(-1), { others: 19 });
    assert.equal(seat(people(13), MOST_FACES).length, 12);
  });

  test('faces stand within the picture and apart from each other, whatever their number, and clear of the corner that the avatar covers', () => {
    for (let count = 1; count <= 12; count += 1) {
      const { faces } = layBanner(count, BANNER);
      assert.equal(faces.length, count);
      for (const [index, { x, y, diameter, name }] of faces.entries()) {
        assert.ok(x - diameter / 2 >= 0 && x + diameter / 2 <= 3_000 && y - diameter / 2 >= 0 && y + diameter / 2 <= 1_000);
        assert.ok(name && name.x >= 0 && name.x + name.width <= 3_000 && name.y + name.height <= 1_000);
        const [left, bottom] = [x - diameter / 2, name.y + name.height];
        assert.ok(bottom <= 770 || left >= 0.27 * 3_000, `${count}: ${left} ${bottom}`);
        for (const other of faces.slice(index + 1)) {
          assert.ok(Math.hypot(other.x - x, other.y - y) >= (diameter + other.diameter) / 2);
        }
      }
    }
  });

  test('faces of an avatar stand within the circle that networks cut out', () => {
    for (const count of [1, 2, 3, 4, 9]) {
      for (const { x, y, diameter } of layAvatar(count, AVATAR).faces) {
        assert.ok(Math.hypot(x - 500, y - 500) + diameter / 2 <= 501, `${count}`);
      }
    }
  });
});

describe('a name on a team picture', () => {
  const face = ourFace();
  const measure = (text: string, size: number) => face.width(text, size);
  const sizes = { largest: 110, smallest: 44 };

  test('stays within its box, on two lines at most, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 150, max: 900 }), (name, width) => {
        const { lines, size } = fitName(name, { width, height: 160 }, sizes, measure);
        assert.ok(lines.length <= 2 && size >= sizes.smallest && size <= sizes.largest);
        for (const line of lines) assert.ok(measure(line, size) <= width + 1e-6);
      }),
    );
  });

  test('breaks between its words before it shrinks much, and is shortened only in the end', () => {
    assert.deepEqual(fitName('Marie-Hélène de la Tour', { width: 520, height: 230 }, sizes, measure).lines, ['Marie-Hélène', 'de la Tour']);
    const [only] = fitName(`Anne-Sophie ${'x'.repeat(48)}`, { width: 300, height: 60 }, sizes, measure).lines;
    assert.match(only ?? '', /^Anne-Sophie.*…$/);
  });
});

describe('a team picture', () => {
  test('has the size that the network wants, within its bytes, for one person or for forty', async () => {
    for (const count of [1, 5, 12, 40]) {
      const { bytes, mimeType } = await composeTeamPicture('banner', { people: people(count), logo: null }, BANNER);
      const { width, height, format, exif } = await sharp(bytes).metadata();
      assert.deepEqual([width, height, format, mimeType, exif], [3_000, 1_000, 'jpeg', 'image/jpeg', undefined]);
      assert.ok(bytes.byteLength <= BANNER.maximumBytes);
    }
  });

  test('gets its bytes below a small limit by its quality', async () => {
    const noise = Buffer.from(Array.from({ length: 512 * 512 * 3 }, (_, n) => (n * 7_919) % 251));
    const photo = await sharp(noise, { raw: { width: 512, height: 512, channels: 3 } })
      .png()
      .toBuffer();
    const best = await composeTeamPicture('avatar', { people: [person('Inès', photo)], logo: null }, AVATAR);
    const small = await composeTeamPicture(
      'avatar',
      { people: [person('Inès', photo)], logo: null },
      { ...AVATAR, maximumBytes: Math.floor(best.bytes.byteLength * 0.8) },
    );
    assert.ok(small.bytes.byteLength <= best.bytes.byteLength * 0.8);
  });

  test('is the same for the same team, and another when a face, a name or the logo is', async () => {
    const draw = async (name: string, logo: Uint8Array | null = null) =>
      Buffer.from((await composeTeamPicture('banner', { people: [person(name)], logo }, BANNER)).bytes).toString('base64');
    const logo = await sharp({ create: { width: 300, height: 100, channels: 3, background: '#a5402a' } })
      .png()
      .toBuffer();
    assert.equal(await draw('Inès'), await draw('Inès'));
    assert.notEqual(await draw('Inès'), await draw('Iris'));
    assert.notEqual(await draw('Inès'), await draw('Inès', logo));
  });

  test('stands on the monogram when a photo cannot be read, and on a shape when initials cannot be written', async () => {
    const broken = [
      person('Inès', Buffer.from('GIF89a and nothing')),
      person('王秀英'),
      person('مريم'),
      person('e\u0301\u0323', new Uint8Array()),
    ];
    const { bytes } = await composeTeamPicture('banner', { people: broken, logo: Buffer.from('no logo') }, BANNER);
    assert.equal((await sharp(bytes).metadata()).width, 3_000);
  });

  test('says in words who is on it, everybody', () => {
    assert.equal(describeTeam(['Inès', 'Karim', 'Léa'], 'fr'), 'L’équipe : Inès, Karim et Léa');
    assert.equal(describeTeam(['Inès'], 'en'), 'The team: Inès');
    assert.equal(describeTeam(['王秀英', 'مريم'], 'fr'), 'L’équipe : 王秀英 et مريم');
  });

  test('of nobody is a mistake of the caller', async () => {
    await assert.rejects(composeTeamPicture('avatar', { people: [], logo: null }, AVATAR), /shows somebody/);
  });
});
