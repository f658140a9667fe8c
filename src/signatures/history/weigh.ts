import type { Evidence, Sightings, Times } from './evidence.ts';
import { isLikeGivenName } from './given-names.ts';

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
  if (seen.initials === seen.total) {
    const shouted = evidence.capital.get(seen.folded.toUpperCase());
    const elsewhere = (shouted?.times ?? 0) + seen.led;
    return { ...seen, inSmall: 0, elsewhere, unphrased: elsewhere - (shouted?.beforeNext ?? 0), greeted: 0 };
  }
  const words = seen.folded.split(/[\s'-]+/).filter((word) => word.length > 1 || seen.folded.length === 1);
  const least = (of: (word: string) => number) => Math.min(...(words.length === 0 ? [0] : words.map(of)));
  const inSmall = least((word) => evidence.small.get(word) ?? 0);
  const capital = least((word) => evidence.capital.get(word)?.times ?? 0);
  const phrased = least((word) => evidence.capital.get(word)?.beforeNext ?? 0);
  // A hashtag is read as a word of the text too, where it signs.
  const own = seen.mark === '#' ? seen.total : 0;
  return {
    ...seen,
    inSmall,
    elsewhere: Math.max(0, inSmall + capital - own) + seen.led,
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

/**
 * One single word under nearly everything, or at all hours of all days, that is nobody's name as far as we know: the brand, or a way to close.
 * People forget to sign, sleep, and have days off. `signedByAll`: of all candidates that compete with it, itself included.
 */
export function isOneVoiceForAll(one: Weighed, signedByAll: number, rows: number): boolean {
  const others = signedByAll - signed(one);
  if (others >= Math.max(1, 0.02 * signed(one)) || isLikeGivenName(one.folded) || one.greeted >= 2) return false;
  if (one.initials === one.total && (one.folded.length <= 2 || /[*/~|]/.test(one.mark))) return false;
  if (one.total >= 0.9 * rows) return true;
  return one.total >= 30 && one.times !== null && !(nightOf(one.times) >= LEAST_NIGHT && hasDaysOff(one.times));
}

/** A person alone keeps away for so many hours of the day. */
const LEAST_NIGHT = 12;

/** The longest stretch of hours with less than a tenth of what was said. */
function nightOf({ hours }: Times): number {
  const tenth = hours.reduce((one, other) => one + other, 0) / 10;
  let longest = 0;
  for (let from = 0; from < 24; from++) {
    let said = 0;
    let length = 0;
    for (; length < 24; length++) {
      said += hours[(from + length) % 24] ?? 0;
      if (said > tenth) break;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}

/** Two weekdays together have less than an eighth of what was said. */
function hasDaysOff({ weekdays }: Times): boolean {
  const [one = 0, other = 0] = weekdays.toSorted((less, more) => less - more);
  return one + other < weekdays.reduce((sum, times) => sum + times, 0) / 8;
}
