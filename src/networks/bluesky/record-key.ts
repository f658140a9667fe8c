import { createHash, randomInt } from 'node:crypto';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const CLOCK = randomInt(1024);
let last = 0n;

/**
 * A TID (https://atproto.com/specs/tid): 53 bits of microseconds since 1970 and 10 bits of this process's own, 13 letters that sort by
 * time. Microseconds are drawn at random within the millisecond, so that two processes do not choose alike.
 */
export function newRecordKey(): string {
  const drawn = BigInt(Date.now()) * 1000n + BigInt(randomInt(1000));
  last = drawn > last ? drawn : last + 1n;
  let rest = (last << 10n) | BigInt(CLOCK);
  let key = '';
  for (let n = 0; n < 13; n += 1) {
    key = ALPHABET[Number(rest & 31n)] + key;
    rest >>= 5n;
  }
  return key;
}

/** Whether a key can be one of a record at all (https://atproto.com/specs/record-key). */
export const isRecordKey = (key: string): boolean => /^[A-Za-z0-9_~.:-]{1,512}$/.test(key) && key !== '.' && key !== '..';

/** Whether a key is a TID, which some collections ask for. */
export const isTid = (key: string): boolean => /^[2-7a-j][2-7a-z]{12}$/.test(key);

/** The key in the shape of a TID that stands for a text: the same each time, so that a repeat is the same record. Its date means nothing. */
export function tidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  return Array.from(digest.subarray(0, 13), (byte, index) => ALPHABET[byte % (index === 0 ? 16 : 32)]).join('');
}
