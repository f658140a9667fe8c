import type { Evidence, Sightings } from './evidence.ts';
import { keyOf } from './evidence.ts';
import { isGivenName } from './given-names.ts';
import { isClosing } from './lexicon.ts';

/** How far a name is trusted: a sure one also after a comma or without any stop before it, a likely one only apart from the sentence. */
export type Trust = 'sure' | 'likely';

/** Who signs an account, learned from its past: by mark and folded name. */
export interface Signers {
  readonly trusted: ReadonlyMap<string, Trust>;
  /** As each name is mostly written, by folded name. */
  readonly spellings: ReadonlyMap<string, string>;
}

/** Bits set, of 24 hours or 7 weekdays. */
const count = (bits: number): number => {
  let left = bits;
  let set = 0;
  for (; left !== 0; left &= left - 1) set++;
  return set;
};

interface Weighed extends Sightings {
  /** How often the word stands elsewhere, where it is spoken to nobody. */
  readonly elsewhere: number;
  /** Of these, with a small letter. */
  readonly inSmall: number;
  /** Of these, otherwise than in the one phrase in which it mostly stands ("Pablo Picasso", "Inès pour vous accompagner"). */
  readonly unphrased: number;
  readonly greeted: number;
}

/** Decides who signs, from what a first reading gathered. */
export function learnSigners(evidence: Evidence): Signers {
  const weighed = [...evidence.sightings.values()].map((seen) => weigh(evidence, seen));
  const marks = new Map<string, Weighed[]>();
  for (const one of weighed) {
    const family = familyOf(one.mark);
    const known = marks.get(family);
    if (known) known.push(one);
    else marks.set(family, [one]);
  }
  const trusted = new Map<string, Trust>();
  for (const [mark, tokens] of marks) {
    if (mark === '') continue;
    for (const one of mark === '^' ? tokens.filter(isCaretSignature) : chooseMarked(mark, tokens, evidence)) trust(trusted, one, 'sure');
  }
  for (const [one, degree] of chooseBare(marks.get('') ?? [], evidence, trusted)) trust(trusted, one, degree);
  return { trusted, spellings: spell(weighed.filter((one) => trusted.has(keyOf(one.mark, one.folded)))) };
}

/** One habit has many dashes. */
const familyOf = (mark: string): string => (/^[-–—~]+$/.test(mark) ? '-' : mark.slice(0, 1));

function spell(signers: readonly Weighed[]): Map<string, string> {
  const best = new Map<string, { name: string; times: number }>();
  for (const one of signers) {
    for (const [name, times] of one.spellings) if (times > (best.get(one.folded)?.times ?? 0)) best.set(one.folded, { name, times });
  }
  return new Map([...best].map(([folded, { name }]) => [folded, name]));
}

const trust = (trusted: Map<string, Trust>, one: Sightings, degree: Trust): void => void trusted.set(keyOf(one.mark, one.folded), degree);

function weigh(evidence: Evidence, seen: Sightings): Weighed {
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

/** `^` before a name says signature by itself; only a long word in small letters has to come back. */
const isCaretSignature = (one: Weighed): boolean =>
  one.small === 0 || one.folded.length <= 3
    ? !isClosing(one.folded) || one.initials > 0 || one.small > 0
    : one.total >= 3 && one.elsewhere <= one.total;

const inBrackets = (mark: string): boolean => mark === '(' || mark === '[';
const joins = (mark: string): boolean => mark === '/' || mark === '|' || inBrackets(mark);

/** Other signs also stand in lists, headings and corrections: the account must have the habit, or the name stand clearly apart. */
function chooseMarked(mark: string, tokens: readonly Weighed[], evidence: Evidence): Weighed[] {
  const good = tokens.filter((one) => !isWordOfTheText(one) && (one.initials > 0 || !isClosing(one.folded)));
  const total = sum(good, (one) => one.total);
  const apart = sum(good, (one) => one.apart);
  const repeated = total >= 3 * good.length && good.some((one) => one.previous.size >= 3);
  const habit =
    total >= 3 &&
    (total >= 0.03 * evidence.rows || total >= 30) &&
    (apart >= 0.3 * total || repeated || (good.length >= 3 && total >= 0.15 * evidence.rows)) &&
    (!inBrackets(mark) || total >= 0.1 * evidence.rows);
  const few = total < 0.01 * evidence.rows && evidence.rows > 200;
  return good.filter((one) => {
    if (isOneVoiceForAll(one, good, evidence)) return false;
    if (habit) return one.small === 0 || one.total >= 3;
    return (
      !joins(mark) && one.small === 0 && one.elsewhere === 0 && 2 * one.apart >= one.total && one.apart > 0 && (!few || one.total >= 3)
    );
  });
}

const isWordOfTheText = (one: Weighed): boolean => one.elsewhere > 1 + 0.5 * one.total;

function chooseBare(tokens: readonly Weighed[], evidence: Evidence, marked: ReadonlyMap<string, Trust>): [Weighed, Trust][] {
  const markedNames = new Set([...marked.keys()].map((key) => key.slice(key.indexOf('\0') + 1)));
  const possible = tokens.filter((one) => !isClosing(one.folded) && 2 * one.exclaimed <= one.total);
  const standing = possible.filter((one) => one.previous.size >= 2 && isMostlyApart(one));
  const sure = standing.filter((one) => !isOneVoiceForAll(one, standing, evidence));
  const lonely = possible.filter((one) => one.apart > 0 && one.elsewhere === 0);
  const sureShare = sum(sure, signed) / Math.max(1, evidence.rows);
  const lonelyShare = sum(lonely, (one) => one.apart) / Math.max(1, evidence.rows);
  const habit = (sure.length > 0 && (sureShare >= 0.02 || sum(sure, signed) >= 60)) || (lonely.length >= 2 && lonelyShare >= 0.25);
  const anyHabit = habit || marked.size > 0;
  const chosen: [Weighed, Trust][] = [];
  const isLikely = (one: Weighed): boolean => {
    if (markedNames.has(one.folded)) return one.elsewhere <= one.total;
    if (habit)
      return (
        (one.elsewhere === 0 || (sure.length >= 3 && one.inSmall === 0 && 2 * one.apart > one.elsewhere && one.apart > 1)) &&
        !isOneVoiceForAll(one, possible, evidence)
      );
    return marked.size > 0 && one.elsewhere === 0 && (isGivenName(one.folded) || one.greeted > 0);
  };
  for (const one of possible) {
    if (habit && (sure.includes(one) || isSureByComma(one))) chosen.push([one, 'sure']);
    else if (anyHabit && isSureUnstopped(one)) chosen.push([one, 'sure']);
    else if (one.apart > 0 && isLikely(one)) chosen.push([one, 'likely']);
  }
  return chosen;
}

/**
 * At least thrice apart, and hardly a word of the text. What mostly stands in one phrase of its own is judged by the rest, and what ends texts only
 * apart, where a place or a brand would end sentences too, may be named more often.
 */
function isMostlyApart(one: Weighed): boolean {
  if (one.apart < 3 || one.inSmall > 0.2 * signed(one)) return false;
  if (one.elsewhere <= 0.34 * signed(one)) return true;
  if (one.apart < 5 || one.previous.size < 3) return false;
  return one.unphrased <= 0.5 * one.apart || (one.apart >= 0.9 * one.total && one.unphrased <= 6 * one.apart);
}

const signed = (one: Sightings): number => one.apart + one.afterComma;

/** "Bonne soirée, Mat": many times, and hardly ever spoken to. */
const isSureByComma = (one: Weighed): boolean =>
  signed(one) >= 3 &&
  one.elsewhere <= 0.34 * signed(one) &&
  one.greeted <= (one.apart > 0 ? 0.7 : 0.5) * signed(one) &&
  one.led <= 0.1 * signed(one);

/** Initials that go on the sentence, behind ever other words. */
const isSureUnstopped = (one: Weighed): boolean =>
  one.initials === one.total &&
  one.total >= 3 &&
  one.folded.length <= 3 &&
  one.elsewhere === 0 &&
  one.previous.size >= 0.7 * Math.min(one.total, 20);

/**
 * One single word under nearly everything, at all hours of all days, that is nobody's name as far as we know: the brand, or a way to close.
 * People sleep.
 */
function isOneVoiceForAll(one: Weighed, among: readonly Weighed[], evidence: Evidence): boolean {
  const others = sum(among, (other) => (other === one ? 0 : signed(other)));
  if (others >= Math.max(1, 0.02 * signed(one)) || isGivenName(one.folded) || one.greeted >= 2 || one.initials === one.total) return false;
  const share = one.total / Math.max(1, evidence.rows);
  const { hours, weekdays, first, last } = one.presence;
  const long = one.total >= 30 && last - first >= 14 * 86_400_000;
  const sleeps = long && (count(hours) <= 13 || count(weekdays) <= 6);
  return share >= 0.9 ? !sleeps : long && !sleeps;
}

function sum<One>(list: readonly One[], of: (one: One) => number): number {
  let total = 0;
  for (const one of list) total += of(one);
  return total;
}
