/** The length of a reply as its network counts it: in graphemes, with what is between the words and the signature, and the signature. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Graphemes of a text: a family emoji is one, an accented letter is one however it is written. */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

export interface SignedShape {
  readonly signature: string;
  readonly separator: string;
  readonly maximumLength: number;
}

/** The text as the public will read it. Spaces around the words do not leave with them. */
export function signedText(body: string, shape: SignedShape): string {
  const words = body.trim();
  return shape.signature === '' ? words : `${words}${shape.separator}${shape.signature}`;
}

/** How many graphemes are left; negative when it is too long. */
export function lengthLeft(body: string, shape: SignedShape): number {
  return shape.maximumLength - graphemes(signedText(body, shape));
}
