const MOST_COUNT = 0xffff;

/** How often each number was seen: open addressing, six bytes a place, half of them free. */
export interface CountTable {
  readonly size: number;
  get(key: number): number;
  add(key: number, count?: number): void;
  /** The numbers in ascending order, with their counts: the same for the same posts in any order. */
  entries(): { keys: Uint32Array; counts: Uint16Array };
}

/** Zero marks a free place: a number that is 0 is kept as 1. */
export function createCountTable(expected = 1024): CountTable {
  let capacity = 1024;
  while (capacity < expected * 2) capacity *= 2;
  let keys = new Uint32Array(capacity);
  let counts = new Uint16Array(capacity);
  let size = 0;

  const place = (key: number): number => {
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & (capacity - 1);
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (capacity - 1);
    return at;
  };
  const add = (given: number, count = 1): void => {
    const key = given === 0 ? 1 : given;
    const at = place(key);
    if (keys[at] === 0) {
      keys[at] = key;
      size++;
    }
    counts[at] = Math.min(MOST_COUNT, counts[at]! + count);
    if (size * 2 > capacity) grow();
  };
  const grow = (): void => {
    const [oldKeys, oldCounts] = [keys, counts];
    capacity *= 2;
    keys = new Uint32Array(capacity);
    counts = new Uint16Array(capacity);
    for (let at = 0; at < oldKeys.length; at++) {
      if (oldKeys[at] === 0) continue;
      const to = place(oldKeys[at]!);
      keys[to] = oldKeys[at]!;
      counts[to] = oldCounts[at]!;
    }
  };
  return {
    get size() {
      return size;
    },
    get: (key) => counts[place(key === 0 ? 1 : key)]!,
    add,
    entries: () => {
      const sorted = keys.filter((key) => key !== 0).toSorted();
      return { keys: sorted, counts: Uint16Array.from(sorted, (key) => counts[place(key)]!) };
    },
  };
}
