/** The parts of a post as an account says them, and how long they are there. */
import { countGraphemes, countLength } from '../../src/networks/counting/index.ts';
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { splitText } from '../../src/posts/wording/index.ts';

export { partsFor } from '../../src/posts/wording/index.ts';

export type Parts = PostContentView['parts'];

/** As the public reads a part: with the signature, where the account puts it. */
export function signed(text: string, { signature }: SpeakingView): string {
  const words = text.trim();
  if (signature.text === '') return words;
  return signature.stands === 'start'
    ? `${signature.text}${signature.separator}${words}`
    : `${words}${signature.separator}${signature.text}`;
}

/** How much is left of a part in an account's own count; negative when it is too long. */
export function leftOn(text: string, speaking: SpeakingView, contentWarning: string | null): number {
  const { counting, contentWarnings } = speaking;
  const warning = contentWarnings ? countGraphemes(contentWarning ?? '') : 0;
  return counting.maximum - warning - countLength(signed(text, speaking), counting);
}

/** The text cut into parts that fit on each of the accounts; null when that would take too many. */
export function splitFor(
  text: string,
  speaking: readonly SpeakingView[],
  { numbered, contentWarning }: { readonly numbered: boolean; readonly contentWarning: string | null },
): Parts | null {
  // The account with the least room left decides; lengths are told as distances from each one's own maximum.
  const length = (part: string) => ROOM - Math.min(...speaking.map((one) => leftOn(part, one, contentWarning)));
  const parts = splitText(text, { maximum: ROOM, numbered, length });
  return parts && parts.map((part) => ({ text: part }));
}

/** Stands for the maximum of each account. */
const ROOM = 100_000;
