import { apart, pair } from './sequence.ts';
import type { Sequence } from './sequence.ts';
import type { CountTable } from './count-table.ts';

/** In how many posts of a past each word, each two neighbours and each two with one between were seen. */
export interface Counts {
  readonly words: CountTable;
  readonly pairs: CountTable;
  readonly gaps: CountTable;
}

/** How many posts, and the counts; `less` is taken off again: a part of the past that is judged by the rest. */
export interface Past {
  readonly posts: number;
  readonly all: Counts;
  readonly less?: Counts | undefined;
}

const COMMON_SHARE = 0.2;
const BACK_OFF = 0.4;
const UNSEEN = 0.02;
/** What a cut text is spared, in words: its end is missing, where an account sounds most like itself. */
const SPARED = 6;

/**
 * How much a text goes other ways than this past: the mean, over its words, of how seldom what follows a word (what goes before it, what stands one
 * further) did so here. A word that is new to the account costs little beside another new word: a new station is no other voice. An everyday
 * word that goes on as it never did costs most: a private message is made of everyday words. `cost`, when given, is told what each place adds.
 */
export function strangeness(past: Past, sequence: Sequence, cost?: (at: number, cost: number) => void): number {
  const { words, pairs, gaps } = past.all;
  const less = past.less;
  const { hashes, length } = sequence;
  const count = (key: number): number => Math.max(0, words.get(key) - (less ? less.words.get(key) : 0));
  const usual = (seen: number): number => BACK_OFF * Math.min(1, seen / past.posts / COMMON_SHARE);
  let sum = 0;
  let before = 0;
  let previous = count(hashes[0]!);
  for (let at = 1; at < length; at++) {
    const here = count(hashes[at]!);
    const key = pair(hashes[at - 1]!, hashes[at]!);
    const together = Math.max(0, pairs.get(key) - (less ? less.pairs.get(key) : 0));
    let added =
      -Math.log((together + usual(here) + UNSEEN) / (previous + 1)) - Math.log((together + usual(previous) + UNSEEN) / (here + 1));
    if (at > 1) {
      const gap = apart(hashes[at - 2]!, hashes[at]!);
      const seen = Math.max(0, gaps.get(gap) - (less ? less.gaps.get(gap) : 0));
      added -= Math.log((seen + usual(here) + UNSEEN) / (before + 1));
    }
    sum += added;
    cost?.(at, added);
    before = previous;
    previous = here;
  }
  return sum / (length - 1 + (sequence.cut ? SPARED : 0));
}

/** Adds a text to the counts: each of its words and pairs once. */
export function addTo({ words, pairs, gaps }: Counts, { hashes, length }: Sequence): void {
  const seen = new Set<number>();
  for (let at = 0; at < length; at++) {
    addOnce(words, hashes[at]!, seen, 0);
    if (at > 0) addOnce(pairs, pair(hashes[at - 1]!, hashes[at]!), seen, 1);
    if (at > 1) addOnce(gaps, apart(hashes[at - 2]!, hashes[at]!), seen, 2);
  }
}

function addOnce(table: CountTable, key: number, seen: Set<number>, kind: number): void {
  const mark = key * 4 + kind;
  if (seen.has(mark)) return;
  seen.add(mark);
  table.add(key);
}

/** So many numbers are a millisecond of work. */
const SLICE = 10_000;

/** Adds what a part counted to the whole, and gives way now and then. */
export function* addAll(to: Counts, from: Counts): Generator<void, void, void> {
  for (const name of ['words', 'pairs', 'gaps'] as const) {
    const { keys, counts } = from[name].entries();
    for (let at = 0; at < keys.length; at++) {
      to[name].add(keys[at]!, counts[at]!);
      if (at % SLICE === SLICE - 1) yield;
    }
    yield;
  }
}
