/**
 * A message's text cut into runs: plain words, and stretches that lead somewhere. Networks deliver overlapping, reversed or
 * out-of-range facets, and addresses that a browser would execute: what is not surely safe stays plain text.
 */
import type { MessageView } from '../../../src/inbox/schema.ts';

type Facet = MessageView['facets'][number];

/** `at`: where it begins in the text, in UTF-16 units. */
export type TextRun = { readonly at: number } & Stretch;

type Stretch =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'mention'; readonly text: string; readonly identity: string }
  | { readonly kind: 'tag'; readonly text: string; readonly tag: string };

/** The address when a click on it can only open a page (http, https); null for every other scheme and for what is no address. */
export function safeAddress(url: string): string | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** A page or a picture of the practice network, a picture of somebody's server that comes through us, or a file that we send. */
const OURS =
  /^(\/practice\/(?!.*\.\.)[\w./~%:@-]*|\/pictures\/[\w-]{22}\?u=[\w%.~!*'()-]+|\/api\/v1\/media\/[\da-f-]{36}\/[\da-f]{64}\/(?:file|preview))$/u;

/** As `safeAddress`; also what is a path of this installation. */
export function networkAddress(url: string): string | null {
  return OURS.test(url) ? url : safeAddress(url);
}

/** The runs, in order; joined, their texts are the text again. Of two facets that overlap, the first that starts is kept. */
export function textRuns(text: string, facets: readonly Facet[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const facet of facets.filter((one) => fits(one, text)).toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (facet.start < at) continue;
    const run = runOf(facet, text.slice(facet.start, facet.end));
    if (!run) continue;
    if (facet.start > at) runs.push({ at, kind: 'plain', text: text.slice(at, facet.start) });
    runs.push({ at: facet.start, ...run });
    at = facet.end;
  }
  if (at < text.length) runs.push({ at, kind: 'plain', text: text.slice(at) });
  return runs;
}

function fits(facet: Facet, text: string): boolean {
  return (
    Number.isInteger(facet.start) && Number.isInteger(facet.end) && facet.start >= 0 && facet.end > facet.start && facet.end <= text.length
  );
}

function runOf(facet: Facet, text: string): Stretch | null {
  switch (facet.kind) {
    case 'link': {
      const url = safeAddress(facet.url);
      return url ? { kind: 'link', text, url } : null;
    }
    case 'mention':
      return { kind: 'mention', text, identity: facet.identity };
    case 'tag':
      return { kind: 'tag', text, tag: facet.tag };
  }
}

/** The name of the site that an address really leads to, when the words of the link do not show it; null when they do. */
export function hiddenSite(run: { readonly text: string; readonly url: string }): string | null {
  const site = new URL(run.url).hostname.replace(/^www\./, '');
  return run.text.toLowerCase().includes(site.toLowerCase()) ? null : site;
}
