import type { OverlayOptions } from 'sharp';
import { ourFace } from '../../platform/lettering/index.ts';
import { fitName, lineHeight } from './fit-name.ts';
import type { FittedName } from './fit-name.ts';
import { writeForeign } from './foreign-letters.ts';
import type { Box } from './layout.ts';

export const INK = '#1d2433';

export interface NamePlace {
  readonly name: string;
  readonly box: Box;
}

/** Names as outlines, and as small pictures where our face has no letters for them. */
export interface DrawnNames {
  readonly outlines: string;
  readonly pictures: readonly OverlayOptions[];
}

/** Sizes as shares of the picture's height: what is smaller cannot be read on a telephone. */
const LARGEST = 0.115;
const SMALLEST = 0.046;
const SMALLER = 0.75;

/** Writes names under their faces, all alike in size but for those that are long. */
export async function drawNames(places: readonly NamePlace[], height: number): Promise<DrawnNames> {
  const face = ourFace();
  const sizes = { largest: Math.round(LARGEST * height), smallest: Math.round(SMALLEST * height) };
  const measure = (text: string, size: number): number => face.width(text, size);
  const ours = places.filter(({ name }) => face.has(name));
  const fitted = ours.map(({ name, box }) => fitName(name, box, sizes, measure).size).toSorted((one, other) => one - other);
  const median = fitted[Math.floor(fitted.length / 2)] ?? sizes.largest;
  // One long name makes all a little smaller; the longest give way alone.
  const common = { ...sizes, largest: Math.max(fitted[0] ?? 0, Math.round(median * SMALLER)) };
  const outlines = ours.map(({ name, box }) => outline(fitName(name, box, common, measure), box)).join('');
  const foreign = await Promise.all(places.filter(({ name }) => !face.has(name)).map((place) => drawForeign(place, common.largest)));
  return { outlines, pictures: foreign.filter((picture) => picture !== null) };
}

function outline({ lines, size }: FittedName, box: Box): string {
  const face = ourFace();
  const drawn = lines.map((text, line) => {
    const x = box.x + (box.width - face.width(text, size)) / 2;
    return face.path(text, { x, baseline: box.y + size * 1.08 + line * lineHeight(size), size });
  });
  // A hair of a stroke makes the regular weight a medium one, which small sizes need.
  return `<path d="${drawn.join('')}" fill="${INK}" stroke="${INK}" stroke-width="${size * 0.018}" stroke-linejoin="round"/>`;
}

/** Left out of the picture when this machine cannot write it; the words that describe the picture have it all the same. */
async function drawForeign({ name, box }: NamePlace, size: number): Promise<OverlayOptions | null> {
  const whole = name.replaceAll(/\s+/gu, ' ').trim();
  const first = await writeForeign(whole, { size, colour: INK });
  if (first === null) return null;
  const shrunk = Math.min(1, box.width / first.width);
  const written = shrunk < 1 ? await writeForeign(whole, { size: Math.max(8, Math.floor(size * shrunk)), colour: INK }) : first;
  if (written === null || written.width > box.width + 4 || written.height > box.height) return null;
  const top = Math.round(box.y + size * 0.3);
  return { input: written.png, left: Math.round(box.x + (box.width - written.width) / 2), top };
}
