/** "Je reviens vers vous avant 15 h": a word given in public, and until when. Pure. */
import type { Temporal } from 'temporal-polyfill';
import { findCommitment } from './commitment.ts';
import { findDue } from './due.ts';
import { foldWords, sentencesOf } from './fold-words.ts';

export interface FoundPromise {
  /** The latest moment that the words allow, in the zone of `writtenAt`; null when they name none. */
  readonly due: Temporal.ZonedDateTime | null;
}

/** No answer is longer; what follows is not read. */
const LONGEST = 5_000;

/**
 * The first promise of a reply that names its time, else the first of any; null when there is none. French and English; hours are read on the clock
 * of the zone of `writtenAt`.
 */
export function findPromise(text: string, writtenAt: Temporal.ZonedDateTime): FoundPromise | null {
  let found: FoundPromise | null = null;
  for (const sentence of sentencesOf(foldWords(text.slice(0, LONGEST)))) {
    const commitment = findCommitment(sentence);
    if (commitment === null) continue;
    const due = findDue(withoutAnswer(sentence, commitment.end), writtenAt);
    if (due !== null) return { due };
    if (commitment.kind === 'sure') found ??= { due: null };
  }
  return found;
}

/** "I answer you: no, there is no bus tonight": the time belongs to the answer, unless it stands right behind the colon. */
function withoutAnswer(sentence: string, from: number): string {
  const colon = sentence.indexOf(':', from);
  return colon < 0 || /^:? ?\d/u.test(sentence.slice(colon)) ? sentence : sentence.slice(0, colon);
}
