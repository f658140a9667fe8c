import type { Evidence } from './evidence.ts';
import { isClosing } from './lexicon.ts';
import { isOneVoiceForAll, signed, sum } from './weigh.ts';
import type { Weighed } from './weigh.ts';

export interface ChosenMarked {
  readonly chosen: readonly Weighed[];
  /** The account has the habit of signing with such a mark. */
  readonly habit: boolean;
}

/** Marks of one family are one habit: there are many dashes. */
export const familyOf = (mark: string): string => (/^[-–—~]+$/.test(mark) ? '-' : mark.slice(0, 1));

const CARET = '^';
const isBracket = (family: string): boolean => family === '(' || family === '[';
/** Signs that join two words as often as they stand before a name. */
const joins = (family: string): boolean => family === '/' || family === '|' || isBracket(family);

/** Who signs behind a mark of this family, of those seen behind it. */
export function chooseMarked(family: string, tokens: readonly Weighed[], evidence: Evidence): ChosenMarked {
  if (family === CARET) return { chosen: tokens.filter(isCaretSignature), habit: true };
  const good = tokens.filter(
    (one) => !isWordOfTheText(one) && (one.initials > 0 || !isClosing(one.folded)) && 2 * one.exclaimed <= one.total,
  );
  const habit = isHabit(family, good, evidence.rows);
  const rare = evidence.rows > 200 && sum(good, (one) => one.total) < 0.01 * evidence.rows;
  const signedByAll = sum(good, signed);
  const chosen = good.filter((one) => {
    if (isOneVoiceForAll(one, signedByAll, evidence.rows)) return false;
    const standsApart = one.apart > 0 && 2 * one.apart >= one.total;
    const comesBack = one.total >= 3;
    if (isSeveralWords(one)) return comesBack && standsApart;
    if (habit) return one.small === 0 || comesBack;
    return !joins(family) && one.small === 0 && one.elsewhere === 0 && standsApart && one.folded.length > 1 && (!rare || comesBack);
  });
  return { chosen, habit: habit && chosen.length > 0 };
}

/** `^` before a name says signature by itself; only a long word in small letters has to come back. */
function isCaretSignature(one: Weighed): boolean {
  if (one.small > 0 && one.folded.length > 3) return one.total >= 3 && one.elsewhere <= one.total;
  return !isClosing(one.folded) || one.initials > 0 || one.small > 0;
}

/** Other signs also stand in lists, headings and corrections: "Paris - Lyon", "RER A / Nation". */
const isWordOfTheText = (one: Weighed): boolean => one.elsewhere > 1 + 0.5 * one.total;

/** "- The Guardian" is a source, "- Mary K" and "-AB & CD" are people. */
const isSeveralWords = (one: Weighed): boolean => /[^\s/&+]{2,}\s+[^\s/&+]{2,}/.test(one.folded);

function isHabit(family: string, good: readonly Weighed[], rows: number): boolean {
  const short = good.filter((one) => !isSeveralWords(one));
  const total = sum(short, (one) => one.total);
  const comesBack = total >= 3 * short.length && short.some((one) => one.previous.size >= 3);
  if (total < 3 || (total < 0.03 * rows && !(total >= 30 && comesBack)) || (isBracket(family) && total < 0.1 * rows)) return false;
  const apart = sum(short, (one) => one.apart);
  return apart >= 0.3 * total || comesBack || (short.length >= 3 && total >= 0.15 * rows);
}
