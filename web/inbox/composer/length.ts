/** The length of a reply as its network counts it: in graphemes, with all that stands around the words. */
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
  /** Absent: the signature stands at the end. */
  readonly stands?: 'end' | 'start';
  /** On its own line before the words; absent or empty: nothing. */
  readonly opening?: string;
  readonly maximumLength: number;
}

/** The text as the public will read it, as the server makes it: what no network can carry and the spaces around the words do not leave. */
export function signedText(body: string, { signature, separator, stands = 'end', opening = '' }: SignedShape): string {
  const tidy = body.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/gu, '\n').trim();
  const words = opening === '' ? tidy : `${opening}\n${tidy}`;
  if (signature === '') return words;
  return stands === 'start' ? `${signature}${separator}${words}` : `${words}${separator}${signature}`;
}

/** Whether there is nothing to read in it: only spaces and signs without a shape. */
export const isEmptyBody = (body: string): boolean => !/[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cn}]/u.test(body);

/** How many graphemes are left; negative when it is too long. */
export function lengthLeft(body: string, shape: SignedShape): number {
  return shape.maximumLength - graphemes(signedText(body, shape));
}
