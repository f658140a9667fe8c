import { fold } from './fold.ts';
import type { Folded } from './fold.ts';
import { asLanguage, detectLanguage } from './language.ts';
import type { Language } from './language.ts';
import type { Hit, Matcher } from './lexicon.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A part of the original text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text made ready once for all rules. */
export interface PreparedText {
  /** As written, as far as it is read. */
  readonly original: string;
  /** There was more than is read. */
  readonly cut: boolean;
  readonly folded: string;
  readonly tokens: readonly Token[];
  readonly language: Language | null;
  /** Links, mentions and hashtags, in the folded text. */
  readonly links: readonly Span[];
  readonly mentions: readonly Span[];
  readonly hashtags: readonly Span[];
  /** Where a lexicon's phrases stand. */
  hits(lexicon: string): readonly Hit[];
  /** From folded positions to the original's. */
  span(start: number, end: number): Span;
  spanOf(hit: Hit): Span;
}

const LINK = /https?:\/\/[^\s"<>]+|www\.[^\s"<>]+/g;
const MENTION = /(?<![\w.@])@[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?(?:@[a-z0-9.-]+[a-z0-9])?/g;
const HASHTAG = /#[\p{L}\p{N}_]+/gu;
/** More than any network takes, in UTF-16 code units; `length` holds what is longer. */
const MOST_READ = 20_000;
const NO_HITS: readonly Hit[] = [];

/** `language`: as the author says, where the words do not tell. */
export function prepareText(written: string, match: Matcher, language?: string | null): PreparedText {
  const original = written.length > MOST_READ ? written.slice(0, MOST_READ) : written;
  const folded: Folded = fold(original);
  const links = spansOf(folded.text, LINK, 'http', 'www.');
  const mentions = spansOf(folded.text, MENTION, '@').filter((one) => !inside(one, links));
  const hashtags = spansOf(folded.text, HASHTAG, '#').filter((one) => !inside(one, links));
  const tokens = tokenize(
    folded,
    original,
    [...links, ...mentions].toSorted((one, other) => one.start - other.start),
  );
  const spoken = detectLanguage(tokens) ?? asLanguage(language);
  let hits: Map<string, Hit[]> | null = null;
  const span = (start: number, end: number): Span => {
    const from = folded.offsets[start] ?? 0;
    // The last letter's own width: what follows may have been invisible.
    const until = folded.offsets[end] ?? original.length;
    return { start: from, end: Math.max(from, until) };
  };
  return {
    original,
    cut: original.length < written.length,
    folded: folded.text,
    tokens,
    language: spoken,
    links,
    mentions,
    hashtags,
    hits: (lexicon) => (hits ??= match(tokens, spoken)).get(lexicon) ?? NO_HITS,
    span,
    spanOf: ({ first, last }) => span(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0),
  };
}

function spansOf(text: string, pattern: RegExp, ...needed: string[]): Span[] {
  if (!needed.some((part) => text.includes(part))) return [];
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.replace(/[.,;:!?)\]]+$/, '').length,
  }));
}

const inside = (one: Span, others: readonly Span[]): boolean => others.some(({ start, end }) => one.start >= start && one.start < end);
