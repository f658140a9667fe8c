/** The name that the protocol gives a file (a CID) holds the digest of its bytes: https://atproto.com/specs/data-model#link-and-cid-formats */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** CID version 1, raw bytes, SHA-256 of 32 bytes. */
const HEADER = Buffer.from([0x01, 0x55, 0x12, 0x20]);

/** SHA-256 in lower-case hexadecimal of the file that `cid` names; null when it is not named so. */
export function digestOf(cid: string): string | null {
  if (!/^b[a-z2-7]{58}$/.test(cid)) return null;
  const bits = Array.from(cid.slice(1), (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  return bytes.subarray(0, 4).equals(HEADER) ? bytes.subarray(4).toString('hex') : null;
}
