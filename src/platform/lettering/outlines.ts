/** The shapes of letters, as WOFF2 packs them: https://www.w3.org/TR/WOFF2/#glyf_table_format */
import { streamOf } from './byte-stream.ts';
import type { ByteStream } from './byte-stream.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}
export type Outline = readonly (readonly Point[])[];

type Matrix = readonly [a: number, b: number, c: number, d: number, x: number, y: number];
interface Part {
  readonly glyph: number;
  readonly matrix: Matrix;
}

const STREAMS = 7;
const HEADER = 8 + 4 * STREAMS;

/** The outlines of all glyphs, by number, in the font's units, upwards. */
export function readOutlines(table: Buffer): Outline[] {
  const count = table.readUInt16BE(4);
  let start = HEADER;
  const [contours, points, flags, shapes, parts] = Array.from({ length: STREAMS }, (_, stream) => {
    const length = table.readUInt32BE(8 + 4 * stream);
    start += length;
    return streamOf(table.subarray(start - length, start));
  }) as [ByteStream, ByteStream, ByteStream, ByteStream, ByteStream];
  const glyphs = Array.from({ length: count }, (): Outline | readonly Part[] => {
    const number = contours.i16();
    if (number < 0) return readParts(parts, shapes);
    if (number === 0) return [];
    const lengths = Array.from({ length: number }, () => points.short());
    let [x, y] = [0, 0];
    const outline = lengths.map((length) =>
      Array.from({ length }, (): Point => {
        const flag = flags.u8();
        const [dx, dy] = readStep(flag & 0x7f, shapes);
        x += dx;
        y += dy;
        return { x, y, onCurve: flag < 0x80 };
      }),
    );
    shapes.short();
    return outline;
  });
  return glyphs.map((glyph) => putTogether(glyph, glyphs, 0));
}

/** How far a point is from the one before: https://www.w3.org/TR/WOFF2/#triplet_decoding */
function readStep(flag: number, bytes: ByteStream): [dx: number, dy: number] {
  const across = (length: number): number => (flag & 1 ? length : -length);
  const up = (length: number): number => (flag & 2 ? length : -length);
  if (flag < 10) return [0, across(((flag & 14) << 7) + bytes.u8())];
  if (flag < 20) return [across((((flag - 10) & 14) << 7) + bytes.u8()), 0];
  if (flag < 84) {
    const [kind, byte] = [flag - 20, bytes.u8()];
    return [across(1 + (kind & 0x30) + (byte >> 4)), up(1 + ((kind & 0x0c) << 2) + (byte & 0x0f))];
  }
  if (flag < 120) {
    const kind = flag - 84;
    const dx = across(1 + (Math.floor(kind / 12) << 8) + bytes.u8());
    return [dx, up(1 + (((kind % 12) >> 2) << 8) + bytes.u8())];
  }
  if (flag < 124) {
    const [first, middle, last] = [bytes.u8(), bytes.u8(), bytes.u8()];
    return [across((first << 4) + (middle >> 4)), up(((middle & 0x0f) << 8) + last)];
  }
  return [across(bytes.u16()), up(bytes.u16())];
}

/** A glyph that is made of others: https://learn.microsoft.com/en-us/typography/opentype/spec/glyf#composite-glyph-description */
function readParts(parts: ByteStream, shapes: ByteStream): Part[] {
  const found: Part[] = [];
  let instructions = false;
  for (let more = true; more;) {
    const flags = parts.u16();
    const glyph = parts.u16();
    const [x, y] = flags & 0x01 ? [parts.i16(), parts.i16()] : [(parts.u8() << 24) >> 24, (parts.u8() << 24) >> 24];
    const share = (): number => parts.i16() / 16_384;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & 0x08) a = d = share();
    else if (flags & 0x40) [a, d] = [share(), share()];
    else if (flags & 0x80) [a, b, c, d] = [share(), share(), share(), share()];
    // Parts that are hung by points rather than by distances are not in fonts of today.
    found.push({ glyph, matrix: [a, b, c, d, flags & 0x02 ? x : 0, flags & 0x02 ? y : 0] });
    instructions ||= (flags & 0x100) !== 0;
    more = (flags & 0x20) !== 0;
  }
  if (instructions) shapes.short();
  return found;
}

function putTogether(glyph: Outline | readonly Part[], glyphs: readonly (Outline | readonly Part[])[], depth: number): Outline {
  if (!isComposite(glyph)) return glyph;
  if (depth > 5) return [];
  return glyph.flatMap(({ glyph: number, matrix: [a, b, c, d, x, y] }) =>
    putTogether(glyphs[number] ?? [], glyphs, depth + 1).map((contour) =>
      contour.map((point) => ({ x: a * point.x + c * point.y + x, y: b * point.x + d * point.y + y, onCurve: point.onCurve })),
    ),
  );
}

const isComposite = (glyph: Outline | readonly Part[]): glyph is readonly Part[] => glyph[0] !== undefined && 'glyph' in glyph[0];
