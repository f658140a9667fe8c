import type { Evidence } from './evidence.ts';
import { isGivenName } from './given-names.ts';
import { isClosing } from './lexicon.ts';
import { isOneVoiceForAll, signed, sum } from './weigh.ts';
import type { Weighed } from './weigh.ts';

/** How far a name is trusted: a sure one also after a comma or without any stop before it, a likely one only apart from the sentence. */
export type Trust = 'sure' | 'likely';

export interface ChosenBare {
  readonly chosen: readonly (readonly [Weighed, Trust])[];
  /** The account has the habit of signing with a bare name. */
  readonly habit: boolean;
}

/** Who signs with a bare name, of the words seen last. `marked`: folded names that sign behind a mark. */
export function chooseBare(tokens: readonly Weighed[], evidence: Evidence, marked: ReadonlySet<string>): ChosenBare {
  const rows = Math.max(1, evidence.rows);
  const possible = tokens.filter((one) => !isClosing(one.folded) && 2 * one.exclaimed <= one.total);
  const plain = new Set(possible.filter((one) => one.previous.size >= 2 && isMostlyApart(one)));
  const standing = plain.size === 0 ? [] : possible.filter((one) => plain.has(one) || isApartAndPhrased(one));
  const signedByStanding = sum(standing, signed);
  const sure = new Set(standing.filter((one) => !isOneVoiceForAll(one, signedByStanding, rows)));
  const signedBySure = sum([...sure], signed);
  const habit = (sure.size > 0 && (signedBySure >= 0.02 * rows || signedBySure >= 60)) || isShared(possible, rows);
  const signedByAll = sum(possible, signed);

  const isLikely = (one: Weighed): boolean => {
    if (marked.has(one.folded) && one.apart > 0) return one.elsewhere <= one.total;
    const named = isGivenName(one.folded) || one.greeted > 0;
    if (!habit) return marked.size > 0 && one.apart > 0 && one.elsewhere === 0 && named;
    if (one.apart === 0) return one.closedComma > 0 && one.elsewhere === 0 && one.greeted === 0 && (one.closedComma > 1 || named);
    return one.elsewhere === 0 || (sure.size >= 3 && one.inSmall === 0 && 2 * one.apart > one.elsewhere && one.apart > 1);
  };
  const chosen: [Weighed, Trust][] = [];
  for (const one of possible) {
    if (!sure.has(one) && isOneVoiceForAll(one, signedByAll, rows)) continue;
    if (habit && (sure.has(one) || isSureByComma(one))) chosen.push([one, 'sure']);
    else if ((habit || marked.size > 0) && isSureUnstopped(one)) chosen.push([one, 'sure']);
    else if (isLikely(one)) chosen.push([one, 'likely']);
  }
  return { chosen, habit: habit && chosen.length > 0 };
}

/**
 * Names that stand nowhere else end a good part of the messages, each perhaps once: many hands, or a short past. What stands behind a closing
 * formula, what comes back and what is a given name as far as we know weighs most: "Wow" and "Pathetic" end messages too.
 */
function isShared(possible: readonly Weighed[], rows: number): boolean {
  const lonely = possible.filter((one) => one.elsewhere === 0);
  const apart = lonely.filter((one) => one.apart > 0);
  if (apart.length >= 2 && sum(apart, (one) => one.apart) >= 0.25 * rows) return true;
  const weight = sum(lonely, (one) => {
    const byComma = one.closedComma >= 3 && one.greeted === 0 ? one.closedComma : 0;
    if (one.apart === 0) return byComma;
    return one.apart / 4 + one.closedApart * 1.25 + (one.apart - 1) / 2 + byComma + (isGivenName(one.folded) ? 1.5 : 0);
  });
  return weight >= Math.max(3, 0.025 * rows) && lonely.some((one) => one.closedApart + one.closedComma > 0);
}

/** At least thrice apart, and hardly a word of the text. */
const isMostlyApart = (one: Weighed): boolean => one.apart >= 3 && one.inSmall <= 0.2 * signed(one) && one.elsewhere <= 0.34 * signed(one);

/**
 * Where others sign too: what mostly stands in one phrase of its own is judged by the rest, and what ends texts only apart, where a place or a brand
 * would end sentences too, may be named more often.
 */
function isApartAndPhrased(one: Weighed): boolean {
  if (one.apart < 5 || one.previous.size < 3 || one.inSmall > 0.2 * signed(one)) return false;
  return one.unphrased <= 0.5 * one.apart || (one.apart >= 0.9 * one.total && one.unphrased <= 6 * one.apart);
}

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
