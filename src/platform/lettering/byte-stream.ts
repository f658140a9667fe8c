/** A part of a file that is read from its beginning. */
export interface ByteStream {
  u8(): number;
  u16(): number;
  i16(): number;
  /** WOFF2's number of one to three bytes: https://www.w3.org/TR/WOFF2/#255UInt16-0 */
  short(): number;
}

export function streamOf(bytes: Buffer): ByteStream {
  let at = 0;
  const u8 = (): number => bytes.readUInt8(at++);
  const u16 = (): number => (u8() << 8) | u8();
  return {
    u8,
    u16,
    i16: () => (u16() << 16) >> 16,
    short: () => {
      const code = u8();
      if (code === 253) return u16();
      if (code === 255) return u8() + 253;
      return code === 254 ? u8() + 506 : code;
    },
  };
}
