/**
 * DAG-CBOR, as far as the network's firehose has it (https://atproto.com/specs/data-model, https://ipld.io/specs/codecs/dag-cbor/spec/):
 * definite lengths only, no tag but 42 (a link), which is read as the link's text. Throws `RangeError` on anything else, and on what is cut short.
 */
const DEEPEST = 64;
const LINK_TAG = 42;

export interface CborRead {
  readonly value: unknown;
  /** Where the next value begins. */
  readonly end: number;
}

export function readCbor(bytes: Uint8Array, start = 0, depth = 0): CborRead {
  if (depth > DEEPEST) throw new RangeError('nested too deep');
  const first = bytes[start];
  if (first === undefined) throw new RangeError('cut short');
  const major = first >> 5;
  const minor = first & 31;
  if (major === 7) return readSimple(bytes, start, minor);
  const { number, at } = readNumber(bytes, start, minor);
  switch (major) {
    case 0:
      return { value: number, end: at };
    case 1:
      return { value: -1 - number, end: at };
    case 2:
      return { value: slice(bytes, at, number), end: at + number };
    case 3:
      return { value: Buffer.from(slice(bytes, at, number)).toString('utf8'), end: at + number };
    case 4:
      return readArray(bytes, { at, length: number, depth });
    case 5:
      return readMap(bytes, { at, length: number, depth });
    default:
      return readLink(bytes, { at, tag: number, depth });
  }
}

function readSimple(bytes: Uint8Array, start: number, minor: number): CborRead {
  if (minor === 20 || minor === 21) return { value: minor === 21, end: start + 1 };
  if (minor === 22) return { value: null, end: start + 1 };
  if (minor === 27) return { value: Buffer.from(slice(bytes, start + 1, 8)).readDoubleBE(), end: start + 9 };
  throw new RangeError(`a simple value ${minor}`);
}

function readNumber(bytes: Uint8Array, start: number, minor: number): { number: number; at: number } {
  if (minor < 24) return { number: minor, at: start + 1 };
  if (minor > 27) throw new RangeError('an indefinite length');
  const length = 1 << (minor - 24);
  const raw = Buffer.from(slice(bytes, start + 1, length));
  const number = length === 8 ? Number(raw.readBigUInt64BE()) : raw.readUIntBE(0, length);
  if (!Number.isSafeInteger(number)) throw new RangeError('a number too large');
  return { number, at: start + 1 + length };
}

interface Inner {
  readonly at: number;
  readonly depth: number;
}

function readArray(bytes: Uint8Array, { at, length, depth }: Inner & { length: number }): CborRead {
  const value: unknown[] = [];
  let end = at;
  for (let n = 0; n < length; n += 1) {
    const item = readCbor(bytes, end, depth + 1);
    value.push(item.value);
    end = item.end;
  }
  return { value, end };
}

function readMap(bytes: Uint8Array, { at, length, depth }: Inner & { length: number }): CborRead {
  // Without a prototype: names are others'.
  const value = Object.create(null) as Record<string, unknown>;
  let end = at;
  for (let n = 0; n < length; n += 1) {
    const name = readCbor(bytes, end, depth + 1);
    if (typeof name.value !== 'string') throw new RangeError('a name that is no text');
    const item = readCbor(bytes, name.end, depth + 1);
    value[name.value] = item.value;
    end = item.end;
  }
  return { value, end };
}

function readLink(bytes: Uint8Array, { at, tag, depth }: Inner & { tag: number }): CborRead {
  const inner = readCbor(bytes, at, depth + 1);
  // A link is the bytes of a CID after one zero.
  if (tag !== LINK_TAG || !(inner.value instanceof Uint8Array) || inner.value[0] !== 0) throw new RangeError(`a tag ${tag}`);
  return { value: cidText(inner.value.subarray(1)), end: inner.end };
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The text of a CID of version 1: base 32 in small letters. */
export function cidText(cid: Uint8Array): string {
  let text = 'b';
  let bits = 0;
  let held = 0;
  for (const byte of cid) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}

function slice(bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (start + length > bytes.length) throw new RangeError('cut short');
  return bytes.subarray(start, start + length);
}
