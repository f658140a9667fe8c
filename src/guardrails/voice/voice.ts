import { foldPlain } from '../text/fold.ts';
import { createCountTable } from './count-table.ts';
import { findContacts } from './contacts.ts';
import { hash, readSequence } from './sequence.ts';
import type { Sequence } from './sequence.ts';
import { addAll, addTo, strangeness } from './strangeness.ts';
import type { Counts } from './strangeness.ts';

/** One post of an account's own past. */
export interface PastPost {
  readonly text: string;
  readonly reply: boolean;
}

/** How an account speaks, learned from what it said. */
export interface Voice {
  /** What was learned under another number is learned anew. */
  readonly version: typeof VOICE_VERSION;
  readonly posts: number;
  readonly counts: Counts;
  /** How strange the account's own posts are to the rest of its past: above them one in forty, one in two hundred. Of a short past: its strangest post, and no hold. */
  readonly limits: { readonly pause: number; readonly hold: number | null };
  /** Telephone numbers and addresses of mail that the account gave to the public more than once. */
  readonly contacts: ReadonlySet<string>;
}

export const VOICE_VERSION = 1;
/** Fewer posts make no voice. */
export const FEWEST_POSTS = 100;
/** Fewer tell their strangest, and not one in forty; one in two hundred needs more. */
const FEWEST_FOR_PAUSE = 150;
const FEWEST_FOR_HOLD = 400;
/** The latest are learned of a longer past. */
export const MOST_POSTS = 20_000;
const PARTS = 5;
const PAUSE_SHARE = 0.025;
const HOLD_SHARE = 0.005;

const createCounts = (): Counts => ({ words: createCountTable(), pairs: createCountTable(), gaps: createCountTable() });

/**
 * Learns from posts in the order in which they were said; null when there are too few. The same posts give the same voice. Limits are found by
 * judging each fifth of the past by the other four: fifths in a row, because an account changes with time and the next post is not in the past.
 */
export function learnVoice(posts: readonly PastPost[]): Voice | null {
  const learning = learnBySlices(posts);
  for (;;) {
    const step = learning.next();
    if (step.done === true) return step.value;
  }
}

/** So many posts are some milliseconds of work. */
const SLICE = 100;

/** The same, which gives way after some milliseconds of work each time: whoever learns beside other work lets that go on between. */
export function* learnBySlices(posts: readonly PastPost[]): Generator<void, Voice | null, void> {
  const latest = posts.length > MOST_POSTS ? posts.slice(-MOST_POSTS) : posts;
  const sequences: Sequence[] = [];
  const texts: string[] = [];
  for (const [at, { text, reply }] of latest.entries()) {
    const sequence = readSequence(text, reply);
    if (sequence.length > 2) sequences.push(sequence);
    texts.push(foldPlain(text));
    if (at % SLICE === SLICE - 1) yield;
  }
  if (sequences.length < FEWEST_POSTS) return null;
  const parts = Array.from({ length: PARTS }, createCounts);
  const partOf = (at: number): Counts => parts[Math.floor((at * PARTS) / sequences.length)]!;
  for (const [at, sequence] of sequences.entries()) {
    addTo(partOf(at), sequence);
    if (at % SLICE === SLICE - 1) yield;
  }
  const counts = createCounts();
  for (const part of parts) yield* addAll(counts, part);
  const others = (sequences.length * (PARTS - 1)) / PARTS;
  const scores: number[] = [];
  for (const [at, sequence] of sequences.entries()) {
    scores.push(strangeness({ posts: others, all: counts, less: partOf(at) }, sequence));
    if (at % SLICE === SLICE - 1) yield;
  }
  return { version: VOICE_VERSION, posts: sequences.length, counts, limits: limitsOf(scores), contacts: findContacts(texts) };
}

function limitsOf(scores: readonly number[]): Voice['limits'] {
  const sorted = scores.toSorted((one, other) => one - other);
  const above = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * (1 - share)) - 1)]!;
  if (sorted.length < FEWEST_FOR_PAUSE) return { pause: sorted.at(-1) ?? Infinity, hold: null };
  return { pause: above(PAUSE_SHARE), hold: sorted.length < FEWEST_FOR_HOLD ? null : above(HOLD_SHARE) };
}

/** In how many of the account's posts a folded word stands. */
export const countWord = (voice: Voice, word: string): number => voice.counts.words.get(hash(word));

const MOST_WORDS = 3;

/**
 * How strange a text is to this account, and its strangest words, as they stand in the text. `learned`: the voice was learned from this very text
 * too, which is taken out of it again, or else it would be like itself.
 */
export function judge(
  voice: Voice,
  text: string,
  { reply, learned = false }: { readonly reply: boolean; readonly learned?: boolean },
): { strangeness: number; words: () => string[] } {
  const sequence = readSequence(text, reply);
  const past = learned
    ? { posts: voice.posts - 1, all: voice.counts, less: countsOf(sequence) }
    : { posts: voice.posts, all: voice.counts };
  return { strangeness: strangeness(past, sequence), words: () => strangestWords(voice, sequence, text) };
}

function countsOf(sequence: Sequence): Counts {
  const counts = createCounts();
  addTo(counts, sequence);
  return counts;
}

function strangestWords(voice: Voice, sequence: Sequence, text: string): string[] {
  const costs: { at: number; cost: number }[] = [];
  strangeness({ posts: voice.posts, all: voice.counts }, sequence, (at, cost) => {
    const long = sequence.ends[at]! - sequence.starts[at]! > 3;
    if (sequence.words[at] && long) costs.push({ at, cost: voice.counts.words.get(sequence.hashes[at]!) === 0 ? cost + 20 : cost });
  });
  const chosen = costs.toSorted((one, other) => other.cost - one.cost || one.at - other.at).slice(0, MOST_WORDS);
  return chosen.toSorted((one, other) => one.at - other.at).map(({ at }) => text.slice(sequence.starts[at], sequence.ends[at]));
}
