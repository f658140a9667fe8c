import type { Candidate } from './candidate.ts';
import { fold } from './characters.ts';
import { isAddressing, isLeading, isSigningOff } from './lexicon.ts';

/** How one candidate (a name behind one mark) was seen at the end of an account's posts. */
export interface Sightings {
  readonly mark: string;
  readonly folded: string;
  readonly spellings: Map<string, number>;
  total: number;
  /** After the end of a sentence, or on a line of its own. */
  apart: number;
  afterComma: number;
  /** Of these two, behind what people say before they sign: "Bonne journée.", "Regards,". */
  closedApart: number;
  closedComma: number;
  /** Going on the sentence behind a word that leads into a noun or speaks to somebody: there it is a word. */
  led: number;
  exclaimed: number;
  initials: number;
  small: number;
  /** Words before it, a few of them. */
  readonly previous: Set<string>;
  /** Kept from the fifth time on. */
  times: Times | null;
}

/** How often in each of 24 local hours, and on each of seven weekdays (from Thursday, as the epoch began). */
export interface Times {
  readonly hours: number[];
  readonly weekdays: number[];
}

/** A word with its capital: how often it stood, how often before the word that it mostly stands before ("Pablo Picasso"). */
export interface Capital {
  times: number;
  next: string;
  /** Votes for `next` over all others (Boyer and Moore's majority). */
  votes: number;
  beforeNext: number;
}

/** What the first reading of an account's posts gathers. */
export interface Evidence {
  rows: number;
  readonly sightings: Map<string, Sightings>;
  /** Words that stand elsewhere than at the end, folded (short ones in capitals as they are); weighed when only some posts were read for them. */
  readonly small: Map<string, number>;
  readonly capital: Map<string, Capital>;
  /** Words to which the account says hello or thanks: names, mostly. */
  readonly greeted: Map<string, number>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FEW = 5;
const FULLY_READ = 20_000;
const THEN_EVERY = 10;
const MOST_KEYS = 40_000;
const MOST_WORDS = 60_000;
const LONGEST_READ = 2000;

export const keyOf = (mark: string, folded: string): string => `${mark}\0${folded}`;

export function createEvidence(): Evidence {
  return {
    rows: 0,
    sightings: new Map(),
    small: new Map(),
    capital: new Map(),
    greeted: new Map(),
  };
}

/** Takes in one post. `local` is its time in ms as the account's own clock shows it (UTC plus offset); null when unknown. */
export function gather(evidence: Evidence, text: string, candidates: readonly Candidate[], local: number | null): void {
  evidence.rows++;
  let first = 0;
  let last = text.length;
  for (const candidate of candidates) {
    note(evidence, candidate, local);
    if (candidate.mark.startsWith('<')) first = candidate.end;
    else if (candidate.mark !== '#') last = Math.min(last, candidate.start);
  }
  const weight = evidence.rows <= FULLY_READ ? 1 : evidence.rows % THEN_EVERY === 0 ? THEN_EVERY : 0;
  if (weight > 0) readWords(evidence, text.slice(first, last), weight);
}

function note(evidence: Evidence, candidate: Candidate, local: number | null): void {
  const key = keyOf(candidate.mark, candidate.folded);
  let seen = evidence.sightings.get(key);
  if (!seen) {
    if (evidence.sightings.size >= MOST_KEYS) forgetRare(evidence.sightings, ({ total }) => total);
    seen = begin(candidate);
    evidence.sightings.set(key, seen);
  }
  seen.total++;
  const closed = isSigningOff(candidate.previous) ? 1 : 0;
  if (candidate.boundary === 'sentence' || candidate.boundary === 'line') {
    seen.apart++;
    seen.closedApart += closed;
  }
  if (candidate.boundary === 'comma') {
    seen.afterComma++;
    seen.closedComma += closed;
  }
  if (candidate.boundary === 'none' && (isLeading(candidate.previous) || isAddressing(candidate.previous))) seen.led++;
  if (candidate.exclaimed) seen.exclaimed++;
  if (candidate.shape === 'initials') seen.initials++;
  if (candidate.shape === 'small') seen.small++;
  if (seen.previous.size < 24) seen.previous.add(candidate.previous);
  seen.spellings.set(candidate.name, (seen.spellings.get(candidate.name) ?? 0) + 1);
  if (local === null || seen.total < FEW) return;
  seen.times ??= { hours: Array<number>(24).fill(0), weekdays: Array<number>(7).fill(0) };
  const day = Math.floor(local / DAY);
  const hour = Math.floor((local - day * DAY) / HOUR);
  const weekday = ((day % 7) + 7) % 7;
  seen.times.hours[hour] = (seen.times.hours[hour] ?? 0) + 1;
  seen.times.weekdays[weekday] = (seen.times.weekdays[weekday] ?? 0) + 1;
}

const begin = ({ mark: sign, folded }: Candidate): Sightings => ({
  mark: sign,
  folded,
  spellings: new Map(),
  total: 0,
  apart: 0,
  afterComma: 0,
  closedApart: 0,
  closedComma: 0,
  led: 0,
  exclaimed: 0,
  initials: 0,
  small: 0,
  previous: new Set(),
  times: null,
});

/** Makes room in a full table: what was seen least says least. Empties half of it, so that it is not gone through for every new word. */
function forgetRare<One>(table: Map<string, One>, timesOf: (one: One) => number): void {
  const goal = table.size / 2;
  for (let rare = 1; table.size > goal; rare *= 2) for (const [key, one] of table) if (timesOf(one) <= rare) table.delete(key);
}

const WORDS = /https?:\S+|[\p{L}\p{M}\p{N}]+/gu;

function readWords(evidence: Evidence, text: string, weight: number): void {
  const read = text.length > LONGEST_READ ? text.slice(0, LONGEST_READ) : text;
  let before = '';
  let capital: Capital | null = null;
  for (const word of read.match(WORDS) ?? []) {
    if (word.startsWith('http')) continue;
    const folded = fold(word);
    if (capital) vote(capital, folded, weight);
    capital = null;
    const first = word.charAt(0);
    if (isAddressing(before)) add(evidence.greeted, folded, weight);
    else if (first === first.toLowerCase()) add(evidence.small, folded, weight);
    else capital = addCapital(evidence.capital, isShouted(word) ? word : folded, weight);
    before = folded;
  }
}

/** A short word in capitals is kept as such: `AT` that signs is not the word "at". */
const isShouted = (word: string): boolean =>
  word.length >= 2 && word.length <= 4 && word === word.toUpperCase() && word !== word.toLowerCase();

function add(counts: Map<string, number>, word: string, weight: number): void {
  const known = counts.get(word);
  if (known === undefined && counts.size >= MOST_WORDS) forgetRare(counts, (times) => times);
  counts.set(word, (known ?? 0) + weight);
}

function addCapital(capitals: Map<string, Capital>, word: string, weight: number): Capital {
  const known = capitals.get(word);
  if (known) {
    known.times += weight;
    return known;
  }
  if (capitals.size >= MOST_WORDS) forgetRare(capitals, ({ times }) => times);
  const fresh = { times: weight, next: '', votes: 0, beforeNext: 0 };
  capitals.set(word, fresh);
  return fresh;
}

function vote(capital: Capital, next: string, weight: number): void {
  if (capital.next === next) {
    capital.votes += weight;
    capital.beforeNext += weight;
  } else if (capital.votes > 0) capital.votes -= weight;
  else {
    capital.next = next;
    capital.votes = weight;
    capital.beforeNext = weight;
  }
}
