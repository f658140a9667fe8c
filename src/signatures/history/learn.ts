import type { Candidate } from './candidate.ts';
import { chooseBare } from './choose-bare.ts';
import type { Trust } from './choose-bare.ts';
import { chooseMarked, familyOf } from './choose-marked.ts';
import { keyOf } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { isClosing } from './lexicon.ts';
import { weigh } from './weigh.ts';
import type { Weighed } from './weigh.ts';

/** Who signs an account, learned from its past: by mark and folded name. */
export interface Signers {
  /** Null: no signature. A name that the past did not show is judged by the account's habits. */
  judge(candidate: Candidate): Trust | null;
  /** As each name is mostly written, by folded name. */
  readonly spellings: ReadonlyMap<string, string>;
}

const BARE = '';
const CARET = '^';

/** Decides who signs, from what a first reading gathered. Keeps `evidence`, to judge later messages by it. */
export function learnSigners(evidence: Evidence): Signers {
  const weighed = [...evidence.sightings.values()].map((seen) => weigh(evidence, seen));
  const families = Map.groupBy(weighed, ({ mark }) => familyOf(mark));
  const trusted = new Map<string, Trust>();
  const habits = new Set<string>();
  const marked = new Set<string>();
  for (const [family, tokens] of families) {
    if (family === BARE) continue;
    const { chosen, habit } = chooseMarked(family, tokens, evidence);
    if (habit) habits.add(family);
    for (const one of chosen) {
      trusted.set(keyOf(one.mark, one.folded), 'sure');
      marked.add(one.folded);
    }
  }
  const bare = chooseBare(families.get(BARE) ?? [], evidence, marked);
  if (bare.habit) habits.add(BARE);
  for (const [one, trust] of bare.chosen) trusted.set(keyOf(one.mark, one.folded), trust);

  const judge = (candidate: Candidate): Trust | null => {
    const key = keyOf(candidate.mark, candidate.folded);
    if (evidence.sightings.has(key)) return trusted.get(key) ?? null;
    const family = familyOf(candidate.mark);
    const byHabit = (family === CARET || habits.has(family)) && candidate.shape !== 'small' && !isClosing(candidate.folded);
    return byHabit && (family === CARET || isNowhere(evidence, candidate.folded)) ? 'likely' : null;
  };
  return { judge, spellings: spell(weighed.filter((one) => trusted.has(keyOf(one.mark, one.folded)))) };
}

const isNowhere = ({ small, capital }: Evidence, folded: string): boolean => !small.has(folded) && !capital.has(folded);

function spell(signers: readonly Weighed[]): Map<string, string> {
  const best = new Map<string, { name: string; times: number }>();
  for (const { folded, spellings } of signers) {
    for (const [name, times] of spellings) if (times > (best.get(folded)?.times ?? 0)) best.set(folded, { name, times });
  }
  return new Map([...best].map(([folded, { name }]) => [folded, name]));
}
