import sharp from 'sharp';
import type { OverlayOptions } from 'sharp';
import type { NetworkPicture, PictureSize, ProfilePictureName } from '../../networks/network.ts';
import { drawNames } from './draw-names.ts';
import { drawPhoto, drawSeat } from './draw-faces.ts';
import { layAvatar, layBanner, MOST_AVATAR_FACES } from './layout.ts';
import type { Box } from './layout.ts';
import { MOST_FACES, seat } from './person.ts';
import type { Team } from './person.ts';

const PAPER = '#fbf8f4';
const TINT = '#e2f0ee';
/** From what can hardly be told from the original down to what still can be looked at. */
const QUALITIES = [90, 82, 74, 64, 50] as const;

/**
 * Composes the picture of a team in a network's size: the avatar with up to four faces, the banner with up to twelve and their names. The
 * same team makes the same picture. Throws without anybody to show.
 */
export async function composeTeamPicture(name: ProfilePictureName, team: Team, size: PictureSize): Promise<NetworkPicture> {
  if (team.people.length === 0) throw new Error('a team picture shows somebody');
  const seats = seat(team.people, name === 'avatar' ? MOST_AVATAR_FACES : MOST_FACES);
  const layout = name === 'avatar' ? layAvatar(seats.length, size) : layBanner(seats.length, size);
  const placed = seats.flatMap((one, index) => (layout.faces[index] ? [{ seat: one, place: layout.faces[index] }] : []));
  const names = placed.flatMap(({ seat: one, place }) =>
    'person' in one && place.name ? [{ name: one.person.name, box: place.name }] : [],
  );
  const written = await drawNames(names, size.height);
  const photos = await Promise.all(placed.map(({ seat: one, place }) => drawPhoto(one, place)));
  // On its own plate: beneath it may be a photo.
  const logo = await drawLogo(team.logo, layout.logo, name === 'avatar' && placed.length === 1);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><rect width="100%" height="100%" fill="${PAPER}"/><path d="M0 ${size.height * 0.55}Q${size.width * 0.5} ${size.height * 0.4} ${size.width} ${size.height * 0.62}V${size.height}H0z" fill="${TINT}"/>${placed.map(({ seat: one, place }) => drawSeat(one, place)).join('')}${written.outlines}</svg>`;
  const overlays = [...photos, ...written.pictures, logo].filter((one): one is OverlayOptions => one !== null);
  const pixels = await sharp(Buffer.from(svg)).composite(overlays).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return await encode(pixels, size.maximumBytes);
}

/** As good as the network's limit allows. */
async function encode(
  { data, info }: { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } },
  maximumBytes: number,
): Promise<NetworkPicture> {
  for (const quality of QUALITIES) {
    const bytes = await sharp(data, { raw: info }).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
    if (bytes.byteLength <= maximumBytes) return { bytes, mimeType: 'image/jpeg' };
  }
  throw new Error(`a team picture of ${info.width} × ${info.height} is larger than ${maximumBytes} bytes`);
}

async function drawLogo(logo: Uint8Array | null, box: Box, plate: boolean): Promise<OverlayOptions | null> {
  if (logo === null) return null;
  try {
    const [width, height] = [Math.round(box.width), Math.round(box.height)];
    const margin = plate ? Math.round(height / 4) : 0;
    const { data, info } = await sharp(logo, { limitInputPixels: 20_000_000, pages: 1 })
      .resize(width, height, { fit: 'inside' })
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background: plate ? PAPER : '#0000' })
      .flatten(plate ? { background: PAPER } : false)
      .png()
      .toBuffer({ resolveWithObject: true });
    return { input: data, left: Math.round(box.x + (width - info.width) / 2), top: Math.round(box.y + (height - info.height) / 2) };
  } catch {
    return null;
  }
}
