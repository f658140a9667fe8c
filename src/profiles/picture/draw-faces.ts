import sharp from 'sharp';
import type { OverlayOptions } from 'sharp';
import { ourFace } from '../../platform/lettering/index.ts';
import type { FacePlace } from './layout.ts';
import type { Seat } from './person.ts';

/** Each readable under white letters, as the interface's own monograms are. */
const COLOURS = ['#0f6b6b', '#7a4e8a', '#3c6390', '#5c6b2b', '#8a5a00', '#a5402a', '#4b5a9e', '#2f6b4b', '#96406b', '#6b4fa0'] as const;
const OTHERS = '#4b5563';

/** FNV-1a, as the interface chooses its colours: the same person has the same one everywhere. */
function colourOf(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0];
}

/** The ring and the monogram of a seat, beneath the photo if there is one. */
export function drawSeat(seat: Seat, { x, y, diameter }: FacePlace): string {
  const radius = diameter / 2;
  const ring = diameter < 900 ? `<circle cx="${x}" cy="${y}" r="${radius}" fill="#fff" stroke="#e7e0d6" stroke-width="2"/>` : '';
  const inner = radius * (diameter < 900 ? 0.955 : 1);
  const ground = 'others' in seat ? OTHERS : colourOf(seat.person.memberId);
  const letters = 'others' in seat ? `+${seat.others}` : seat.person.initials.slice(0, 3);
  return `${ring}<circle cx="${x}" cy="${y}" r="${inner}" fill="${ground}"/>${drawLetters(letters, { x, y, radius: inner })}`;
}

function drawLetters(letters: string, { x, y, radius }: { x: number; y: number; radius: number }): string {
  const face = ourFace();
  if (letters === '' || !face.has(letters)) return drawSomebody({ x, y, radius });
  const size = Math.min(radius * 0.9, (radius * 1.45) / Math.max(0.1, face.width(letters, 1)));
  const path = face.path(letters, { x: x - face.width(letters, size) / 2, baseline: y + size * 0.34, size });
  return `<path d="${path}" fill="#fff" stroke="#fff" stroke-width="${size * 0.025}" stroke-linejoin="round"/>`;
}

/** Head and shoulders, for initials that cannot be written. */
const drawSomebody = ({ x, y, radius }: { x: number; y: number; radius: number }): string =>
  `<g fill="#fff"><circle cx="${x}" cy="${y - radius * 0.22}" r="${radius * 0.3}"/><path d="M${x - radius * 0.55} ${y + radius * 0.62}a${radius * 0.55} ${radius * 0.55} 0 0 1 ${radius * 1.1} 0z"/></g>`;

/** The photo of a seat, cut round, in its place; null when there is none, or it cannot be read: the monogram stands. */
export async function drawPhoto(seat: Seat, { x, y, diameter }: FacePlace): Promise<OverlayOptions | null> {
  if ('others' in seat || seat.person.photo === null) return null;
  const side = Math.round(diameter * (diameter < 900 ? 0.955 : 1));
  const mask = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><circle cx="${side / 2}" cy="${side / 2}" r="${side / 2}"/></svg>`,
  );
  try {
    const input = await sharp(seat.person.photo, { limitInputPixels: 20_000_000, pages: 1 })
      .resize(side, side, { fit: 'cover' })
      .ensureAlpha()
      .composite([{ input: mask, blend: 'dest-in' }])
      .png({ compressionLevel: 1 })
      .toBuffer();
    return { input, left: Math.round(x - side / 2), top: Math.round(y - side / 2) };
  } catch {
    return null;
  }
}
