/** Bytes of a page to its text, as a browser would: https://encoding.spec.whatwg.org, https://html.spec.whatwg.org/#determining-the-character-encoding */

/** A page says its encoding at its very beginning. */
const LOOKED_AT = 4_096;
/** What pages without a word of it mostly are, where they are not UTF-8. */
const USUAL = 'windows-1252';

/** By the mark at its beginning, else by its server's word, else by its own, else as UTF-8 where it is that and as Western text where it is not. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const marked = markOf(bytes);
  if (marked !== null) return read(bytes, marked) ?? '';
  const said = labelIn(/charset\s*=\s*["']?([\w:.+-]{1,40})/iu.exec(contentType)?.[1]);
  const own = said ?? labelIn(ownWord(bytes));
  if (own !== null) return read(bytes, own) ?? '';
  return read(bytes, 'utf-8', true) ?? read(bytes, USUAL) ?? '';
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

/** `<meta charset>`, or the longer way of it, or the declaration of XML. One that could be read cannot be of 16 bits. */
function ownWord(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  const word =
    /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.+-]{1,40})/iu.exec(head)?.[1] ??
    /^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w:.+-]{1,40})/iu.exec(head)?.[1];
  return word !== undefined && /^utf-?16/iu.test(word) ? 'utf-8' : word;
}

/** Null for a name that nobody knows. */
function labelIn(label: string | undefined): string | null {
  try {
    return label === undefined ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function read(bytes: Uint8Array, encoding: string, fatal = false): string | null {
  try {
    // What is cut off within a sign at its very end was cut off by us.
    return new TextDecoder(encoding, { fatal }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
