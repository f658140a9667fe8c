/** Reading fonts as the web has them: https://www.w3.org/TR/WOFF2/ */
import { brotliDecompressSync } from 'node:zlib';

/** A table of a font. `transformed`: as WOFF2 packs it, where it packs this one. */
export interface FontTable {
  readonly bytes: Buffer;
  readonly transformed: boolean;
}

// The first names of the list in section 4.1 that a font for text has; their places in it are their numbers.
const KNOWN =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  );
const HEADER = 48;
const ANOTHER_NAME = 63;

/** The tables of a font by their names. Throws on what is no font of this kind. */
export function readTables(file: Buffer): ReadonlyMap<string, FontTable> {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a font in WOFF2');
  const count = file.readUInt16BE(12);
  const packed = file.readUInt32BE(20);
  let at = HEADER;
  const base128 = (): number => {
    for (let value = 0, read = 0; read < 5; read += 1) {
      const byte = file.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new Error('a length in the font is longer than five bytes');
  };
  const entries: { name: string; length: number; transformed: boolean }[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    const flags = file.readUInt8(at++);
    let name = KNOWN[flags & 0x3f] ?? '';
    if ((flags & 0x3f) === ANOTHER_NAME) {
      name = file.toString('latin1', at, at + 4);
      at += 4;
    }
    const outlines = name === 'glyf' || name === 'loca';
    const transformed = outlines ? flags >> 6 === 0 : flags >> 6 !== 0;
    const length = base128();
    entries.push({ name, transformed, length: transformed ? base128() : length });
  }
  const data = brotliDecompressSync(file.subarray(at, at + packed), { maxOutputLength: 10_000_000 });
  let start = 0;
  return new Map(
    entries.map(({ name, length, transformed }) => {
      const bytes = data.subarray(start, start + length);
      start += length;
      return [name, { bytes, transformed }] as const;
    }),
  );
}
