import { isAscii, isUtf8 } from 'node:buffer';

/** Opens the same bytes from their beginning each time that it is called: a history is read more than once. */
export type HistorySource = () => AsyncIterable<Uint8Array>;

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** What a whole chunk of sound UTF-8 weighs: no other encoding makes one by chance. */
const MANY = 1000;

/**
 * The encoding of a whole file: by its byte order mark, else UTF-8 when its bytes are, else Windows-1252 (which holds Latin-1 and the quotes and
 * dashes that exports add). A few broken bytes in a UTF-8 file do not make it Windows-1252: whichever explains more of the bytes beyond ASCII wins.
 */
export async function detectEncoding(source: HistorySource): Promise<Encoding> {
  let first = true;
  let tail = new Uint8Array(0);
  const seen = { characters: 0, strays: 0 };
  for await (const chunk of source()) {
    const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    if (first && bytes.length < 3) {
      tail = Uint8Array.from(bytes);
      continue;
    }
    const marked = first ? byMark(bytes) : null;
    if (marked) return marked;
    first = false;
    const end = lastWhole(bytes);
    tail = Uint8Array.from(bytes.subarray(end));
    const whole = bytes.subarray(0, end);
    if (isAscii(whole)) continue;
    if (isUtf8(whole)) seen.characters += MANY;
    else weigh(whole, seen);
  }
  if (tail.length > 0 && !isUtf8(tail)) seen.strays++;
  return seen.strays > seen.characters ? 'windows-1252' : 'utf-8';
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

/** Where the last character that may be cut by the end of the chunk begins. */
function lastWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

const lengthOf = (lead: number): number => (lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0);

function weigh(bytes: Uint8Array, seen: { characters: number; strays: number }): void {
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    const length = byte < 0xf5 ? lengthOf(byte) : 0;
    if (length > 1 && isUtf8(bytes.subarray(index, index + length))) {
      seen.characters++;
      index += length - 1;
    } else seen.strays++;
  }
}
