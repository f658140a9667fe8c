/** Which glyph stands for which character: https://learn.microsoft.com/en-us/typography/opentype/spec/cmap */

const SEGMENTS = 4;
const GROUPS = 12;
const MOST_CHARACTERS = 100_000;

/** The numbers of glyphs by code point, from the widest of the tables that can be read. */
export function readCharacters(table: Buffer): ReadonlyMap<number, number> {
  const starts = Array.from({ length: table.readUInt16BE(2) }, (_, index) => table.readUInt32BE(8 + 8 * index));
  const ofFormat = (format: number) => starts.find((start) => table.readUInt16BE(start) === format);
  const [groups, segments] = [ofFormat(GROUPS), ofFormat(SEGMENTS)];
  if (groups !== undefined) return readGroups(table.subarray(groups));
  if (segments !== undefined) return readSegments(table.subarray(segments));
  throw new Error('the font does not say which characters it has');
}

function readGroups(table: Buffer): Map<number, number> {
  const found = new Map<number, number>();
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const [first, last, glyph] = [0, 4, 8].map((offset) => table.readUInt32BE(16 + 12 * group + offset)) as [number, number, number];
    for (let character = first; character <= last && found.size < MOST_CHARACTERS; character += 1) {
      found.set(character, glyph + character - first);
    }
  }
  return found;
}

function readSegments(table: Buffer): Map<number, number> {
  const found = new Map<number, number>();
  const bytes = table.readUInt16BE(6);
  for (let segment = 0; segment < bytes; segment += 2) {
    const last = table.readUInt16BE(14 + segment);
    const first = table.readUInt16BE(16 + bytes + segment);
    const delta = table.readUInt16BE(16 + 2 * bytes + segment);
    const rangeAt = 16 + 3 * bytes + segment;
    const range = table.readUInt16BE(rangeAt);
    for (let character = first; character <= last && character < 0xffff; character += 1) {
      const direct = range === 0 ? character : table.readUInt16BE(rangeAt + range + 2 * (character - first));
      const glyph = direct === 0 ? 0 : (direct + delta) & 0xffff;
      if (glyph !== 0) found.set(character, glyph);
    }
  }
  return found;
}
