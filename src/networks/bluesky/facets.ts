/**
 * Facets: on the wire `index` counts UTF-8 bytes, in the product UTF-16 units (https://docs.bsky.app/docs/advanced-guides/post-richtext).
 * Others' facets may be anything: what cannot be understood is left out, never the post.
 */
import { RichText } from '@atproto/api';
import { z } from 'zod';
import type { Facet } from '../network.ts';
import { cleanText } from './text.ts';

const MAXIMUM_FACETS = 200;
const offset = z.number().int().nonnegative();
const wireFacet = z.object({
  index: z.object({ byteStart: offset, byteEnd: offset }),
  features: z.array(z.looseObject({ $type: z.string() })),
});

export interface WireFacet {
  $type: 'app.bsky.richtext.facet';
  index: { byteStart: number; byteEnd: number };
  features: ({ $type: string } & Record<string, string>)[];
}

/** The facets of a post's text, in order, none over another. */
export function readFacets(text: string, facets: unknown): Facet[] {
  if (!Array.isArray(facets) || facets.length === 0) return [];
  const units = unitsByByte(text);
  const found: Facet[] = [];
  for (const candidate of facets.slice(0, MAXIMUM_FACETS)) {
    const parsed = wireFacet.safeParse(candidate);
    if (!parsed.success) continue;
    const start = units.get(parsed.data.index.byteStart);
    const end = units.get(parsed.data.index.byteEnd);
    const meaning = parsed.data.features.map(readFeature).find((feature) => feature !== null);
    if (start === undefined || end === undefined || start >= end || !meaning) continue;
    found.push({ start, end, ...meaning });
  }
  let reached = 0;
  return found
    .toSorted((one, other) => one.start - other.start)
    .filter((facet) => {
      if (facet.start < reached) return false;
      reached = facet.end;
      return true;
    });
}

type Meaning = { kind: 'mention'; identity: string } | { kind: 'link'; url: string } | { kind: 'tag'; tag: string };

function readFeature(feature: Record<string, unknown>): Meaning | null {
  const { $type, did, uri, tag } = feature;
  if ($type === 'app.bsky.richtext.facet#mention' && typeof did === 'string' && /^did:[a-z]+:[\w.:%-]+$/.test(did)) {
    return { kind: 'mention', identity: did };
  }
  // Only what a browser may open: a `javascript:` in someone's post must not become a link of ours.
  if ($type === 'app.bsky.richtext.facet#link' && typeof uri === 'string' && /^https?:\/\/./i.test(uri) && uri.length <= 8_000) {
    return { kind: 'link', url: cleanText(uri, 8_000) };
  }
  if ($type === 'app.bsky.richtext.facet#tag' && typeof tag === 'string' && tag !== '') return { kind: 'tag', tag: cleanText(tag, 640) };
  return null;
}

/** UTF-16 offset of each byte offset that begins a character (or ends the text); half a character counts as U+FFFD, as it is encoded. */
function unitsByByte(text: string): Map<number, number> {
  const units = new Map<number, number>();
  let bytes = 0;
  let unit = 0;
  for (const character of text) {
    units.set(bytes, unit);
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    unit += character.length;
  }
  return units.set(bytes, unit);
}

/**
 * The links, hashtags and mentions of a text of ours, as they go over the wire. `resolve` answers the DID of a handle, or null when
 * nobody has it: then it stays plain text.
 */
export async function writeFacets(text: string, resolve: (handle: string) => Promise<string | null>): Promise<WireFacet[]> {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets: WireFacet[] = [];
  for (const { index, features } of rich.facets ?? []) {
    const written: WireFacet['features'] = [];
    for (const feature of features as ({ $type: string } & Record<string, string>)[]) {
      if (feature.$type !== 'app.bsky.richtext.facet#mention') {
        written.push({ ...feature });
        continue;
      }
      // Until it is resolved, the library keeps the handle where the DID will stand.
      const did = await resolve((feature['did'] ?? '').toLowerCase());
      if (did !== null) written.push({ $type: feature.$type, did });
    }
    if (written.length > 0) facets.push({ $type: 'app.bsky.richtext.facet', index: { ...index }, features: written });
  }
  return facets;
}
