import { countLength as countCounted } from '../counting/index.ts';
import type { Counting, Facet } from '../network.ts';

/** Longest text of a post, in graphemes: what a reader calls a character. */
export const MAXIMUM_LENGTH = 300;
/** A grapheme may be long (families, stacked accents); so that one of them is not a novel, a post has a size in bytes as well. */
export const MAXIMUM_BYTES = 3_000;

export const COUNTING: Counting = {
  unit: 'graphemes',
  maximum: MAXIMUM_LENGTH,
  maximumBytes: MAXIMUM_BYTES,
  urlLength: null,
  mentionsByNameOnly: false,
};

/** Length of a text as this network counts it: in graphemes. */
export const countLength = (text: string): number => countCounted(text, COUNTING);

const MENTION = /(?<![\p{L}\p{N}_@.])@([a-z0-9](?:[a-z0-9._-]{0,28}[a-z0-9]))/giu;
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)»]/giu;
const TAG = /(?<![\p{L}\p{N}_&/])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/giu;

/** Handles that a text mentions, in small letters, each once. */
export function mentionedHandles(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map((match) => (match[1] ?? '').toLowerCase()))];
}

/** What means something in a text. `identities`: lasting names by handle; a mention of nobody is plain text. In order, never overlapping. */
export function findFacets(text: string, identities: ReadonlyMap<string, string>): Facet[] {
  const found: Facet[] = [];
  for (const match of text.matchAll(LINK)) found.push({ kind: 'link', url: match[0], ...span(match) });
  for (const match of text.matchAll(MENTION)) {
    const identity = identities.get((match[1] ?? '').toLowerCase());
    if (identity !== undefined) found.push({ kind: 'mention', identity, ...span(match) });
  }
  for (const match of text.matchAll(TAG)) found.push({ kind: 'tag', tag: match[1] ?? '', ...span(match) });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((facet, index) => found.slice(0, index).every((earlier) => earlier.end <= facet.start));
}

const span = (match: RegExpExecArray): { start: number; end: number } => ({ start: match.index, end: match.index + match[0].length });
