import { crc32 } from 'node:zlib';
import { createCountTable } from './count-table.ts';
import type { CountTable } from './count-table.ts';
import { VOICE_VERSION } from './voice.ts';
import type { Voice } from './voice.ts';

const MARK = 0x5643;
const HEAD = 34;
const MOST_CONTACTS = 20_000;
const TABLES = ['words', 'pairs', 'gaps'] as const;

/**
 * A voice as bytes: what stands in the tables in ascending order, each number as its distance from the one before. Three to four bytes a number.
 * Head: mark (2), version (2), check sum of all that follows it (4), posts (4), limits (8, 8; NaN: none), length of the contacts (4), spare (2).
 */
export function packVoice({ posts, counts, limits, contacts }: Voice): Buffer {
  const known = Buffer.from(JSON.stringify([...contacts].slice(0, MOST_CONTACTS)));
  const tables = TABLES.map((name) => packTable(counts[name]));
  const head = Buffer.alloc(HEAD);
  head.writeUInt16LE(MARK, 0);
  head.writeUInt16LE(VOICE_VERSION, 2);
  head.writeUInt32LE(posts, 8);
  head.writeDoubleLE(limits.pause, 12);
  head.writeDoubleLE(limits.hold ?? Number.NaN, 20);
  head.writeUInt32LE(known.length, 28);
  const packed = Buffer.concat([head, known, ...tables]);
  packed.writeUInt32LE(crc32(packed.subarray(8)), 4);
  return packed;
}

function packTable(table: CountTable): Buffer {
  const { keys, counts } = table.entries();
  const bytes = Buffer.allocUnsafe(4 + keys.length * 8);
  let at = bytes.writeUInt32LE(keys.length, 0);
  const write = (value: number): void => {
    let rest = value;
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
  };
  let previous = 0;
  for (let index = 0; index < keys.length; index++) {
    write(keys[index]! - previous);
    write(counts[index]!);
    previous = keys[index]!;
  }
  return bytes.subarray(0, at);
}

/**
 * The voice of these bytes; null of what is cut, changed, or was packed by another version: it is to be learned anew. Some 15 ms for the
 * voice of 20,000 posts.
 */
export function unpackVoice(packed: Uint8Array): Voice | null {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length < HEAD || bytes.readUInt16LE(0) !== MARK || bytes.readUInt16LE(2) !== VOICE_VERSION) return null;
  if (crc32(bytes.subarray(8)) !== bytes.readUInt32LE(4)) return null;
  // From here on they are what was packed.
  const hold = bytes.readDoubleLE(20);
  let at = HEAD + bytes.readUInt32LE(28);
  const contacts = new Set(JSON.parse(bytes.toString('utf8', HEAD, at)) as string[]);
  const read = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
    }
  };
  const tables: CountTable[] = [];
  for (const _ of TABLES) {
    const size = bytes.readUInt32LE(at);
    at += 4;
    const table = createCountTable(size);
    for (let index = 0, key = 0; index < size; index++) {
      key += read();
      table.add(key, read());
    }
    tables.push(table);
  }
  const [words, pairs, gaps] = tables;
  return {
    version: VOICE_VERSION,
    posts: bytes.readUInt32LE(8),
    counts: { words: words!, pairs: pairs!, gaps: gaps! },
    limits: { pause: bytes.readDoubleLE(12), hold: Number.isNaN(hold) ? null : hold },
    contacts,
  };
}
