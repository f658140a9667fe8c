import type { Evidence, Presence, Sightings } from './evidence.ts';
import { isGivenName } from './given-names.ts';

/** How a candidate was seen, against how the same word is used elsewhere in the account's texts. */
export interface Weighed extends Sightings {
  /** How often the word stands elsewhere, where it is spoken to nobody. */
  readonly elsewhere: number;
  /** Of these, with a small letter. */
  readonly inSmall: number;
  /** Of these, otherwise than in the one phrase in which it mostly stands ("Pablo Picasso", "Inès pour vous accompagner"). */
  readonly unphrased: number;
  readonly greeted: number;
}

export function weigh(evidence: Evidence, seen: Sightings): Weighed {
  const words = seen.folded.split(/[\s'-]+/).filter((word) => word.length > 1 || seen.folded.length === 1);
  const least = (of: (word: string) => number) => Math.min(...(words.length === 0 ? [0] : words.map(of)));
  const inSmall = least((word) => evidence.small.get(word) ?? 0);
  const capital = least((word) => evidence.capital.get(word)?.times ?? 0);
  const phrased = least((word) => evidence.capital.get(word)?.beforeNext ?? 0);
  return {
    ...seen,
    inSmall,
    elsewhere: inSmall + capital + seen.led,
    unphrased: inSmall + Math.max(0, capital - phrased) + seen.led,
    greeted: least((word) => evidence.greeted.get(word) ?? 0),
  };
}

/** The times that speak for a signature: after a stop, or after a comma. */
export const signed = (one: Sightings): number => one.apart + one.afterComma;

export function sum<One>(list: readonly One[], of: (one: One) => number): number {
  let total = 0;
  for (const one of list) total += of(one);
  return total;
}

const LONG_MS = 14 * 86_400_000;

/**
 * One single word under nearly everything, at all hours of all days, that is nobody's name as far as we know: the brand, or a way to close.
 * People sleep. `signedByAll`: of all candidates that compete with it, itself included.
 */
export function isOneVoiceForAll(one: Weighed, signedByAll: number, rows: number): boolean {
  const others = signedByAll - signed(one);
  if (others >= Math.max(1, 0.02 * signed(one)) || isGivenName(one.folded) || one.greeted >= 2 || one.initials === one.total) return false;
  const long = one.total >= 30 && one.presence.last - one.presence.first >= LONG_MS;
  const sleeps = long && isHuman(one.presence);
  return one.total >= 0.9 * rows ? !sleeps : long && !sleeps;
}

const isHuman = ({ hours, weekdays }: Presence): boolean => bitsIn(hours) <= 13 || bitsIn(weekdays) <= 6;

function bitsIn(bits: number): number {
  let set = 0;
  for (let left = bits; left !== 0; left &= left - 1) set++;
  return set;
}
