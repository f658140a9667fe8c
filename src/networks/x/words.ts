/**
 * The words of a post as a reader sees them: X escapes three signs, shortens every link, puts the names of who is answered before the words
 * and links to pictures and to a quoted post behind them. Its marks count code points, and are wrong at times where signs were escaped: what
 * is marked is therefore looked for where it does not stand.
 */
import { z } from 'zod';
import type { Facet } from '../network.ts';
import { cleanText, unescapeText } from './text.ts';

const place = { start: z.number().int().min(0), end: z.number().int().min(0) };
const listOf = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).nullish().catch(undefined);
export const wireEntities = z.looseObject({
  mentions: listOf(z.looseObject({ ...place, username: z.string().nullish(), id: z.string().nullish() })),
  hashtags: listOf(z.looseObject({ ...place, tag: z.string() })),
  urls: listOf(z.looseObject({ ...place, url: z.string().nullish(), expanded_url: z.string().nullish(), media_key: z.string().nullish() })),
});

const LONGEST_TEXT = 100_000;
const MOST_MARKS = 1_000;

interface Mark {
  readonly start: number;
  /** As it stands in X's text. */
  readonly raw: string;
  /** What a reader sees: *same* as it stands there, *nothing* when X put it there by itself. */
  readonly shown: 'same' | 'nothing' | { readonly instead: string };
  readonly facet: ((span: { start: number; end: number }) => Facet) | null;
}

interface Means {
  /** Where the author's own words begin, in code points. */
  readonly from: number;
  readonly quotes: string | null;
  readonly identityOf: (username: string) => string | null;
}

export function readWords(
  { text, entities }: { readonly text: string; readonly entities?: z.infer<typeof wireEntities> | null | undefined },
  means: Means,
): { text: string; facets: Facet[] } {
  const points = Array.from(text.slice(0, LONGEST_TEXT));
  const source = points.join('');
  const begin = points.slice(0, means.from).join('').length;
  let at = begin;
  let words = '';
  const facets: Facet[] = [];
  for (const mark of marksOf(entities, means)
    .toSorted((one, other) => one.start - other.start)
    .slice(0, MOST_MARKS)) {
    const start = find(source, mark, { points, at });
    if (start === null) continue;
    words += unescapeText(source.slice(at, start));
    at = start + mark.raw.length;
    if (mark.shown === 'nothing') {
      words = words.trimEnd();
      continue;
    }
    const shown = mark.shown === 'same' ? source.slice(start, at) : mark.shown.instead;
    const facet = mark.facet?.({ start: words.length, end: words.length + shown.length });
    if (facet) facets.push(facet);
    words += shown;
  }
  words += unescapeText(source.slice(at));
  return { text: cleanText(words, LONGEST_TEXT), facets };
}

function find(source: string, { start, raw }: Mark, { points, at }: { points: readonly string[]; at: number }): number | null {
  const same = (one: string) => one.toLowerCase() === raw.toLowerCase();
  const there = points.slice(0, start).join('').length;
  if (there >= at && same(source.slice(there, there + raw.length))) return there;
  const found = source.toLowerCase().indexOf(raw.toLowerCase(), at);
  return found < 0 ? null : found;
}

function marksOf(entities: z.infer<typeof wireEntities> | null | undefined, { quotes, identityOf }: Means): Mark[] {
  const mentions = (entities?.mentions ?? []).flatMap(({ start, username, id }): Mark[] => {
    const identity = id ?? (username ? identityOf(username) : null);
    if (!username || !identity) return [];
    const raw = `@${username}`;
    return [{ start, raw, shown: 'same', facet: (span) => ({ ...span, kind: 'mention', identity }) }];
  });
  const tags = (entities?.hashtags ?? []).map(({ start, tag }): Mark => {
    const raw = `#${tag}`;
    return { start, raw, shown: 'same', facet: (span) => ({ ...span, kind: 'tag', tag }) };
  });
  const links = (entities?.urls ?? []).flatMap(({ start, url, expanded_url, media_key }): Mark[] => {
    if (!url) return [];
    const target = expanded_url && URL.canParse(expanded_url) && /^https?:/i.test(expanded_url) ? expanded_url : url;
    const isPicture = (media_key ?? null) !== null || /\/status\/\d+\/(photo|video)\/\d+$/.test(target);
    const isQuote = quotes !== null && /\/status\/(\d+)/.exec(target)?.[1] === quotes;
    if (isPicture || isQuote) return [{ start, raw: url, shown: 'nothing', facet: null }];
    return [{ start, raw: url, shown: { instead: target }, facet: (span) => ({ ...span, kind: 'link', url: target }) }];
  });
  return [...mentions, ...tags, ...links];
}
