/**
 * The boxes of an MP4 or QuickTime file: https://developer.apple.com/documentation/quicktime-file-format. Only what a film's shape and length
 * need is read; what cameras write about where and by whom it was filmed is blotted out in place, so that nothing else moves.
 */

export interface FilmShape {
  /** As it is shown, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Null: the file does not say, as of a film in fragments. */
  readonly milliseconds: number | null;
  /** What is to stand in the file instead of what stands there. */
  readonly patches: readonly { readonly offset: number; readonly bytes: Uint8Array }[];
}

export type ReadStretch = (offset: number, length: number) => Promise<Uint8Array>;

/** The film's index in memory, at most. */
const INDEX_BYTES = 32_000_000;
const MOST_BOXES = 10_000;
const MOST_BLOTTED = 16_000_000;
const PERSONAL = new Set(['udta', 'meta', 'uuid']);

/** Null: it is broken, or cut off. `no-picture`: it has sound alone. */
export async function readFilm(size: number, read: ReadStretch): Promise<FilmShape | 'no-picture' | null> {
  const patches: { offset: number; bytes: Uint8Array }[] = [];
  let index: Buffer | null = null;
  let indexAt = 0;
  let hasMedia = false;
  let boxes = 0;
  for (let at = 0; at < size;) {
    const head = Buffer.from(await read(at, Math.min(16, size - at)));
    const box = readHead(head, size - at);
    if (box === null || (boxes += 1) > MOST_BOXES) return null;
    if (box.type === 'moov') {
      if (index !== null || box.length > INDEX_BYTES) return null;
      index = Buffer.from(await read(at, box.length));
      indexAt = at;
    }
    if (box.type === 'mdat') hasMedia = true;
    if (PERSONAL.has(box.type)) {
      if (box.length > MOST_BLOTTED) return null;
      const blotted = Buffer.alloc(box.length);
      head.copy(blotted, 0, 0, Math.min(box.header, head.length));
      blotted.write('free', 4, 'latin1');
      patches.push({ offset: at, bytes: blotted });
    }
    at += box.length;
  }
  if (index === null || !hasMedia) return null;
  const shape = readIndex(index);
  if (shape === null || shape === 'no-picture') return shape;
  return { ...shape, patches: [...patches, { offset: indexAt, bytes: index }] };
}

interface Box {
  readonly type: string;
  /** Of its head, and of all of it. */
  readonly header: number;
  readonly length: number;
}

function readHead(head: Buffer, left: number): Box | null {
  if (head.length < 8) return null;
  const short = head.readUInt32BE(0);
  const type = head.toString('latin1', 4, 8);
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
  if (short === 1) {
    if (head.length < 16) return null;
    const length = Number(head.readBigUInt64BE(8));
    return length >= 16 && length <= left ? { type, header: 16, length } : null;
  }
  const length = short === 0 ? left : short;
  return length >= 8 && length <= left ? { type, header: 8, length } : null;
}

/** What stands inside a box, as views of the same memory; null when it is broken. */
function inside(bytes: Buffer): { type: string; whole: Buffer; content: Buffer }[] | null {
  const found = [];
  for (let at = 0; at < bytes.length;) {
    // QuickTime ends some lists with four zeros.
    if (bytes.length - at < 8) break;
    const box = readHead(bytes.subarray(at, at + 16), bytes.length - at);
    if (box === null || found.length > MOST_BOXES) return null;
    found.push({ type: box.type, whole: bytes.subarray(at, at + box.length), content: bytes.subarray(at + box.header, at + box.length) });
    at += box.length;
  }
  return found;
}

/** Blots out in `index` what is personal. */
function readIndex(index: Buffer): Omit<FilmShape, 'patches'> | 'no-picture' | null {
  const children = inside(index.subarray(index.readUInt32BE(0) === 1 ? 16 : 8));
  if (children === null) return null;
  const header = children.find(({ type }) => type === 'mvhd')?.content;
  let shape: { width: number; height: number } | null = null;
  for (const { type, whole, content } of children) {
    if (PERSONAL.has(type)) blot(whole);
    if (type !== 'trak') continue;
    const parts = inside(content);
    if (parts === null) return null;
    for (const part of parts) if (PERSONAL.has(part.type)) blot(part.whole);
    const media = parts.find((part) => part.type === 'mdia');
    const handler =
      media &&
      inside(media.content)
        ?.find((part) => part.type === 'hdlr')
        ?.content.toString('latin1', 8, 12);
    if (handler === 'vide') shape ??= sizeOf(parts.find((part) => part.type === 'tkhd')?.content);
    // A track of positions or of the camera's motion.
    if (handler === 'meta') whole.write('free', 4, 'latin1');
  }
  if (shape === null) return 'no-picture';
  return { ...shape, milliseconds: header === undefined ? null : lengthOf(header) };
}

function blot(box: Buffer): void {
  box.write('free', 4, 'latin1');
  box.fill(0, 8);
}

/** Width and height are fixed-point at the end of a track's header; before them a matrix says how it is turned. */
function sizeOf(header: Buffer | undefined): { width: number; height: number } | null {
  if (header === undefined || header.length < 84) return null;
  const [width, height] = [header.readUInt32BE(header.length - 8) >>> 16, header.readUInt32BE(header.length - 4) >>> 16];
  if (width === 0 || height === 0) return null;
  // The second number of the matrix: nothing when it stands upright or on its head.
  const isTurned = header.readInt32BE(header.length - 40) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

function lengthOf(header: Buffer): number | null {
  const isLong = header[0] === 1;
  if (header.length < (isLong ? 32 : 20)) return null;
  const scale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  const milliseconds = Math.round((duration / scale) * 1_000);
  return scale > 0 && milliseconds > 0 && milliseconds < 2 ** 31 ? milliseconds : null;
}
