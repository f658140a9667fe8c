/** What a picture looks like, in 64 signs: whether each of 8 × 8 places is lighter than its neighbour to the right. */

/** Width and height of the grey picture that signs are taken of. */
export const LIKENESS_WIDTH = 9;
export const LIKENESS_HEIGHT = 8;
/** Pictures of which no more signs than these differ look alike: one is the other, smaller or pressed harder. */
export const ALIKE = 8;
/** A picture of one colour has hardly any sign, and would look like every other such. */
const FEWEST = 6;

/** `grey`: 72 bytes, row by row. A signed 64-bit number, as Postgres keeps it; null when the picture says too little. */
export function likenessOf(grey: Uint8Array): bigint | null {
  let signs = 0n;
  let count = 0;
  for (let row = 0; row < LIKENESS_HEIGHT; row += 1) {
    for (let column = 0; column < LIKENESS_WIDTH - 1; column += 1) {
      const at = row * LIKENESS_WIDTH + column;
      // A step that no eye sees is noise of the compression.
      const isLighter = (grey[at] ?? 0) > (grey[at + 1] ?? 0) + 1;
      signs = (signs << 1n) | (isLighter ? 1n : 0n);
      if (isLighter) count += 1;
    }
  }
  return count < FEWEST ? null : BigInt.asIntN(64, signs);
}
