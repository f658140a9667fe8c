import { dateOf } from './local-days.ts';
import type { Spell } from './schema.ts';

/** Days without a word from which a silence is told. */
export const SHORTEST_GAP_DAYS = 7;
const MOST_TOLD = 20;

/** The stretches of `days` (numbers of days on which somebody spoke, in order) and the gaps of a week or more between them. */
export function findSpells(days: readonly number[]): { spells: Spell[]; gaps: Spell[] } {
  const spells: Spell[] = [];
  const gaps: Spell[] = [];
  const [first] = days;
  if (first === undefined) return { spells, gaps };
  let start = first;
  for (const [place, day] of days.entries()) {
    const next = days[place + 1];
    if (next !== undefined && next - day <= SHORTEST_GAP_DAYS) continue;
    spells.push(spell(start, day));
    if (next === undefined) break;
    gaps.push(spell(day + 1, next - 1));
    start = next;
  }
  return { spells: longest(spells), gaps: longest(gaps) };
}

const spell = (from: number, until: number): Spell => ({ from: dateOf(from), until: dateOf(until), days: until - from + 1 });

function longest(spells: readonly Spell[]): Spell[] {
  const kept = new Set(spells.toSorted((one, other) => other.days - one.days).slice(0, MOST_TOLD));
  return spells.filter((one) => kept.has(one));
}
