import { mentionsOn } from './mentions.ts';
import type { Mention } from './mentions.ts';

interface Worded<Part> {
  readonly parts: readonly Part[];
  readonly versions: readonly { readonly accountId: string; readonly parts: readonly Part[] }[];
  readonly mentions?: readonly Mention[] | undefined;
  readonly numbered?: boolean | undefined;
}

/** What is written for an account: its own words, or those of all. */
export const partsFor = <Part>({ parts, versions }: Worded<Part>, accountId: string): readonly Part[] =>
  versions.find((version) => version.accountId === accountId)?.parts ?? parts;

/**
 * What an account says: mentions as its network has them, and the number of each part of a thread where numbers are wanted. Without the
 * signature. It is this that is counted, judged, shown and sent.
 */
export function spokenParts<Part extends { readonly text: string }>(
  content: Worded<Part>,
  { accountId, network }: { readonly accountId: string; readonly network: string },
): Part[] {
  const { mentions = [], numbered = false } = content;
  return partsFor(content, accountId).map((part, index, { length }) =>
    Object.assign({}, part, { text: spokenText(part.text, { network, mentions, number: numbered ? numberOf(index, length) : '' }) }),
  );
}

/** `2/5`; nothing for a part that is alone. */
export const numberOf = (index: number, count: number): string => (count > 1 ? `${index + 1}/${count}` : '');

/** One part as it is said on a network; `number` is empty where none is wanted. */
export function spokenText(
  text: string,
  { network, mentions, number }: { readonly network: string; readonly mentions: readonly Mention[]; readonly number: string },
): string {
  const said = mentionsOn(text, mentions, network);
  const words = said.trimEnd();
  // Nothing to read has no number either; and who typed it has said it.
  if (number === '' || words.trim() === '' || words.endsWith(`\n${number}`) || words.endsWith(` ${number}`)) return said;
  return `${words}\n${number}`;
}
