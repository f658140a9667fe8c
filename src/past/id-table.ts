/**
 * A name as a number of 52 bits, never 0 (which stands for none). A past has a million ids, and each string cut out of a file would keep the
 * piece of the file that it was cut from; among a million, that two have the same number happens once in nine thousand files.
 */
export function numberOf(name: string): number {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
    other ^= other >>> 13;
  }
  one ^= one >>> 15;
  other = Math.imul(other ^ (other >>> 16), 0xc2b2ae35);
  return (one >>> 0) * 0x10_0000 + (((other ^ (other >>> 15)) >>> 12) | 1);
}

export interface IdTable {
  /** The place of a new number, counted from 0; -1 when it was there already. */
  add(id: number): number;
  /** -1 when it is not there. */
  find(id: number): number;
  readonly size: () => number;
}

/** Numbers of `numberOf` in the order in which they came. 24 to 48 bytes each. */
export function createIdTable(): IdTable {
  let mask = 0xffff;
  let ids = new Float64Array(mask + 1);
  let places = new Int32Array(mask + 1);
  let size = 0;

  const slotOf = (id: number): number => {
    let slot = (id % 0xffff_fffb) & mask;
    while (ids[slot] !== 0 && ids[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldIds, oldPlaces] = [ids, places];
    mask = mask * 2 + 1;
    ids = new Float64Array(mask + 1);
    places = new Int32Array(mask + 1);
    for (const [slot, id] of oldIds.entries()) {
      if (id === 0) continue;
      const now = slotOf(id);
      ids[now] = id;
      places[now] = oldPlaces[slot] ?? 0;
    }
  };

  return {
    add(id) {
      const slot = slotOf(id);
      if (ids[slot] === id) return -1;
      ids[slot] = id;
      places[slot] = size;
      size += 1;
      if (size * 2 > mask) grow();
      return size - 1;
    },
    find(id) {
      const slot = slotOf(id);
      return ids[slot] === id ? (places[slot] ?? -1) : -1;
    },
    size: () => size,
  };
}

/** A copy that keeps nothing of the text that the name was cut from. */
export const detached = (name: string): string => Buffer.from(name, 'utf16le').toString('utf16le');
