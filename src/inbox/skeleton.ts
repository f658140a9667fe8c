import { NONE, UNKNOWN } from './thread-tree.ts';
import type { Skeleton } from './thread-tree.ts';

/**
 * One message in a packed skeleton, 40 bytes: the key of its ref, the key of the ref that it answers (zeros: none), its id, and when it was
 * said in microseconds. Keys are hashes of 64 bits, of which 53 are used; that two refs share one is borne: no message disappears by it.
 */
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
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const places = new Int32Array(length);
  for (let number = 0; number < length; number += 1) places[number] = (length - 1 - number) * NODE_BYTES;
  if (hasTies(view, places)) places.sort((a, b) => compare(view, a, b));

  const numbers = new Map<number, number>();
  for (let number = 0; number < length; number += 1) {
    const key = keyAt(view, places[number]!);
    if (!numbers.has(key)) numbers.set(key, number);
  }
  const parents = places.map((place) => {
    const key = keyAt(view, place + PARENT_AT);
    return key === 0 ? NONE : (numbers.get(key) ?? UNKNOWN);
  });
  return {
    parents,
    root: numbers.get(keyAt(new DataView(rootKey.buffer, rootKey.byteOffset, rootKey.length), 0)) ?? NONE,
    idOf: (number) => uuidAt(packed, places[number]! + ID_AT),
  };
}

/** The first 53 bits: what a number holds exactly. */
const keyAt = (view: DataView, place: number): number => view.getUint32(place) * 2 ** 21 + (view.getUint32(place + 4) >>> 11);

function hasTies(view: DataView, places: Int32Array): boolean {
  for (let number = 1; number < places.length; number += 1) {
    const here = places[number]! + SAID_AT;
    const before = places[number - 1]! + SAID_AT;
    if (view.getUint32(here + 4) === view.getUint32(before + 4) && view.getUint32(here) === view.getUint32(before)) return true;
  }
  return false;
}

function compare(view: DataView, a: number, b: number): number {
  const difference = view.getBigInt64(a + SAID_AT) - view.getBigInt64(b + SAID_AT);
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return keyAt(view, a) - keyAt(view, b);
}

function uuidAt(bytes: Buffer, place: number): string {
  const hex = bytes.toString('hex', place, place + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
