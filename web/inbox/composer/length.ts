/** The length of a reply as its network counts it, with all that stands around the words. */
import { countGraphemes, countLength, withAddress } from '../../../src/networks/counting/index.ts';
import type { Composer } from '../../../src/publishing/schema.ts';

export interface SignedShape {
  readonly signature: string;
  readonly separator: string;
  /** Absent: the signature stands at the end. */
  readonly stands?: 'end' | 'start';
  /** On its own line before the words; absent or empty: nothing. */
  readonly opening?: string;
  readonly counting: Composer['counting'];
  /** The handle that the network wants in the text; null or absent: none. */
  readonly addressee?: string | null;
  /** What it is folded behind, which counts too. */
  readonly contentWarning?: string | null;
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

/** How much is left, in what the network counts; negative when it is too long. */
export function lengthLeft(body: string, shape: SignedShape): number {
  const { addressee = null, contentWarning = null, counting } = shape;
  const text = signedText(body, shape);
  const sent = addressee === null ? text : withAddress(text, addressee);
  return counting.maximum - countGraphemes(contentWarning ?? '') - countLength(sent, counting);
}
