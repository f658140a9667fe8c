import { NONE, UNKNOWN } from './thread-tree.ts';
import type { Skeleton } from './thread-tree.ts';

/**
 * One message in a packed skeleton, 40 bytes: the key of its ref, the key of the ref that it answers (zeros: none), its id, and when it was
 * said in microseconds. Keys are 64 bits; that two refs share one is borne: no message disappears by it.
 */
const KEY_BYTES = 8;
const PARENT_AT = 8;
const ID_AT = 16;
const SAID_AT = 32;
const NODE_BYTES = 40;

export interface UnpackedSkeleton extends Skeleton {
  readonly idOf: (number: number) => string;
}

/** Numbers the messages of `packed` (newest first) in the order in which they were said; those said at the same moment by their keys. */
export function unpackSkeleton(packed: Buffer, rootKey: Buffer): UnpackedSkeleton {
  const length = packed.length / NODE_BYTES;
  const places = Array.from({ length }, (_, index) => (length - 1 - index) * NODE_BYTES);
  if (hasTies(packed, length)) places.sort((a, b) => compare(packed, a, b));

  const numbers = new Map<string, number>();
  places.forEach((place, number) => {
    const key = keyAt(packed, place);
    if (!numbers.has(key)) numbers.set(key, number);
  });
  const nothing = '\0'.repeat(KEY_BYTES);
  const parents = Int32Array.from(places, (place) => {
    const key = keyAt(packed, place + PARENT_AT);
    return key === nothing ? NONE : (numbers.get(key) ?? UNKNOWN);
  });
  return {
    parents,
    root: numbers.get(keyAt(rootKey, 0)) ?? NONE,
    idOf: (number) => uuidAt(packed, places[number]! + ID_AT),
  };
}

const keyAt = (bytes: Buffer, place: number): string => bytes.toString('latin1', place, place + KEY_BYTES);

function hasTies(packed: Buffer, length: number): boolean {
  for (let index = 1; index < length; index += 1) {
    const place = index * NODE_BYTES + SAID_AT;
    if (packed.compare(packed, place, place + 8, place - NODE_BYTES, place - NODE_BYTES + 8) === 0) return true;
  }
  return false;
}

function compare(packed: Buffer, a: number, b: number): number {
  const difference = packed.readBigInt64BE(a + SAID_AT) - packed.readBigInt64BE(b + SAID_AT);
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return packed.compare(packed, b, b + KEY_BYTES, a, a + KEY_BYTES);
}

function uuidAt(bytes: Buffer, place: number): string {
  const hex = bytes.toString('hex', place, place + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
