import type { Evidence } from './evidence.ts';
import { isLikeGivenName } from './given-names.ts';
import { isClosing } from './lexicon.ts';
import { isOneVoiceForAll, signed, sum } from './weigh.ts';
import type { Weighed } from './weigh.ts';

export interface ChosenMarked {
  readonly chosen: readonly Weighed[];
  /** The account has the habit of signing with such a mark. */
  readonly habit: boolean;
}

/** Marks of one family are one habit: there are many dashes. */
export function familyOf(mark: string): string {
  if (mark.startsWith('<')) return mark;
  const family = /^[-–—~]/.test(mark) ? '-' : mark.slice(0, 1);
  return mark.endsWith(',') ? `${family},` : family;
}

const CARET = '^';
const TAG = '#';
const isBracket = (family: string): boolean => family === '(' || family === '[';
/** Signs that join two words as often as they stand before a name. */
const joins = (family: string): boolean => family === '/' || family === '|' || isBracket(family);

/** Who signs behind a mark of this family, of those seen behind it. */
export function chooseMarked(family: string, tokens: readonly Weighed[], evidence: Evidence): ChosenMarked {
  if (family === CARET) {
    const often = sum(tokens, (one) => one.total) >= 0.05 * evidence.rows;
    return { chosen: tokens.filter((one) => isCaretSignature(one, often)), habit: true };
  }
  const good = tokens.filter(
    (one) =>
      (family !== '<:' || isPerson(one)) &&
      !isWordOfTheText(one) &&
      (one.initials > 0 || !isClosing(one.folded)) &&
      2 * one.exclaimed <= one.total,
  );
  const habit = isHabit(family, good, evidence.rows);
  const rare = evidence.rows > 200 && sum(good, (one) => one.total) < 0.01 * evidence.rows;
  const signedByAll = sum(good, signed);
  const full = good.filter(isSeveralWords);
  const fullHabit = sum(full, (one) => one.total) >= 0.03 * evidence.rows && full.some((one) => one.total >= 3);
  const chosen = good.filter((one) => {
    if (isOneVoiceForAll(one, signedByAll, evidence.rows)) return false;
    const standsApart = one.apart > 0 && 2 * one.apart >= one.total;
    const comesBack = one.total >= 3;
    if (needsHabit(family)) return habit && one.small === 0;
    if (isSeveralWords(one)) return standsApart && (comesBack || (fullHabit && one.elsewhere === 0));
    if (habit) return one.small === 0 || comesBack;
    return !joins(family) && one.small === 0 && one.elsewhere === 0 && standsApart && one.folded.length > 1 && (!rare || comesBack);
  });
  return { chosen, habit: habit && chosen.length > 0 };
}

/** `^` before a name says signature by itself; only a long word in small letters has to come back, or to be among many. */
function isCaretSignature(one: Weighed, often: boolean): boolean {
  if (one.small > 0 && one.folded.length > 3) return (one.total >= 3 && one.elsewhere <= one.total) || (often && one.elsewhere === 0);
  return !isClosing(one.folded) || one.initials > 0 || (one.small > 0 && one.folded.length <= 2);
}

/** Other signs also stand in lists, headings and corrections: "Paris - Lyon", "RER A / Nation". */
const isWordOfTheText = (one: Weighed): boolean => one.elsewhere > 1 + 0.5 * one.total;

/** At the beginning stand headings too, beside a comma places, and hashtags are mostly subjects. */
const needsHabit = (family: string): boolean => family.startsWith('<') || family.endsWith(',') || family === TAG;
const isPerson = (one: Weighed): boolean => isLikeGivenName(one.folded) || one.greeted > 0;

/** "- The Guardian" is a source, "- Mary K" and "-AB & CD" are people. */
const isSeveralWords = (one: Weighed): boolean => /[^\s/&+]{2,}\s+[^\s/&+]{2,}/.test(one.folded);

function isHabit(family: string, good: readonly Weighed[], rows: number): boolean {
  if (family === TAG && good.length < 2) return false;
  const short = needsHabit(family) ? good : good.filter((one) => !isSeveralWords(one));
  const total = sum(short, (one) => one.total);
  const comesBack = total >= 3 * short.length && short.some((one) => one.previous.size >= 3);
  if (total < 3 || (total < 0.03 * rows && !(total >= 30 && comesBack)) || (isBracket(family) && total < 0.1 * rows)) return false;
  const apart = sum(short, (one) => one.apart);
  return apart >= 0.3 * total || comesBack || (short.length >= 3 && total >= 0.15 * rows);
}
