/** Picture and film files made in code, whole and broken. */
import sharp from 'sharp';

/** Two colours with a disc, so that it looks like itself and like nothing else. */
export function drawing({ width = 640, height = 400, at = 0.3 }: { width?: number; height?: number; at?: number } = {}) {
  const disc = `<circle cx="${width * at}" cy="${height * 0.6}" r="${height * 0.25}" fill="#e8a33d"/>`;
  const stripes = Array.from(
    { length: 8 },
    (_, n) =>
      `<rect x="${(n * width) / 8}" y="${(n % 3) * height * 0.2}" width="${width / 16}" height="${height / 3}" fill="#${n % 2 ? '27424a' : 'c8372d'}"/>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#b7cbd6"/>${stripes.join('')}${disc}</svg>`,
    ),
  );
}

/** A photograph by telephone: lying on its side, with the place where it was taken. */
export const fromTelephone = async (): Promise<Buffer> =>
  await drawing({ width: 800, height: 500 })
    .jpeg()
    .withExif({ IFD0: { Make: 'Telephone', Orientation: '6' }, IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** Noise presses badly: the largest file that its size allows. */
export async function noisy(width: number, height: number): Promise<Buffer> {
  const grain = Buffer.alloc(width * height * 3);
  for (let at = 0, seed = 7; at < grain.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    grain[at] = seed >> 16;
  }
  return await sharp(grain, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 100 })
    .toBuffer();
}

/** A GIF of a few bytes that says it is of 65,535 × 65,535. */
export function gifBomb(): Buffer {
  const head = Buffer.from('GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1');
  const image = Buffer.from('\x2c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00\x3b', 'latin1');
  return Buffer.concat([head, image]);
}

export const moving = async (): Promise<Buffer> => {
  const [one, two] = await Promise.all(
    [0.2, 0.7].map(async (at) => await drawing({ width: 160, height: 100, at }).raw().ensureAlpha().toBuffer()),
  );
  return await sharp(Buffer.concat([one!, two!]), { raw: { width: 160, height: 200, channels: 4, pageHeight: 100 } })
    .gif({ delay: [100, 100] })
    .toBuffer();
};

const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** An MP4 with the boxes that matter and no picture that could be played. `place`: what the camera writes of where it was. */
export function film({
  width = 1_280,
  height = 720,
  seconds = 12,
  turned = false,
  sound = false,
  place = '+48.8583+002.2944/',
  bytes = 5_000,
} = {}): Buffer {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1_000, 12);
  header.writeUInt32BE(seconds * 1_000, 16);
  const track = Buffer.alloc(84);
  track.writeInt32BE(turned ? 0 : 0x10000, 40);
  track.writeInt32BE(turned ? 0x10000 : 0, 44);
  track.writeUInt32BE(width * 0x10000, 76);
  track.writeUInt32BE(height * 0x10000, 80);
  const handler = Buffer.alloc(24);
  handler.write(sound ? 'soun' : 'vide', 8, 'latin1');
  const index = box(
    'moov',
    box('mvhd', header),
    box('trak', box('tkhd', track), box('mdia', box('hdlr', handler))),
    box('udta', box('\xa9xyz', Buffer.from(place))),
  );
  return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')), box('mdat', Buffer.alloc(bytes, 7)), index]);
}
