/** The parts of a post as an account says them, and how long they are there. */
import { countGraphemes, countLength } from '../../src/networks/counting/index.ts';
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { splitText, spokenText } from '../../src/posts/wording/index.ts';
import type { Mention } from '../../src/posts/wording/index.ts';

export { partsFor } from '../../src/posts/wording/index.ts';

export type Parts = PostContentView['parts'];

/** As the public reads a part: with the signature, where the account puts it. */
export function signed(text: string, { signature }: SpeakingView): string {
  const words = text.trim();
  if (signature.text === '' || words === '') return words || signature.text;
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

/** How the words of a part become what an account says. */
export interface Saying {
  readonly mentions: readonly Mention[];
  /** `2/5`; empty where parts are not numbered. */
  readonly number: string;
  readonly contentWarning: string | null;
  /** The network of an account. */
  readonly networkOf: (accountId: string) => string;
}

export interface Left {
  readonly accountId: string;
  /** Negative when it is too long. */
  readonly left: number;
}

/** How much is left of a part on each of these accounts, as they say it. */
export const leftsOf = (text: string, speaking: readonly SpeakingView[], saying: Saying): Left[] =>
  speaking.map((one) => {
    const said = spokenText(text, { ...saying, network: saying.networkOf(one.accountId) });
    return { accountId: one.accountId, left: leftOn(said, one, saying.contentWarning) };
  });

/** Stands for the number of a part, before it is known how many there will be. */
const WIDEST_NUMBER = '99/99';

/** The text cut into parts that fit on each of the accounts, as they say them; null when that would take too many. */
export function splitFor(text: string, speaking: readonly SpeakingView[], saying: Saying): Parts | null {
  const widest = { ...saying, number: saying.number === '' ? '' : WIDEST_NUMBER };
  // The account with the least room left decides; lengths are told as distances from each one's own maximum.
  const length = (part: string) => ROOM - Math.min(...leftsOf(part, speaking, widest).map(({ left }) => left));
  const parts = splitText(text, { maximum: ROOM, numbered: false, length });
  return parts && parts.map((part) => ({ text: part }));
}

/** Stands for the maximum of each account. */
const ROOM = 100_000;
