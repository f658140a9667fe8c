/**
 * The key of a publication inside a private message. The chat service names messages itself, so a send whose answer was lost could not be
 * known again: the key travels as an empty stretch at the end of the text with a meaning of our own, which apps of the network pass over
 * (facets are an open union: https://atproto.com/specs/lexicon#union).
 */
import { z } from 'zod';
import type { WireFacet } from '../facets.ts';

const MEANING = 'social.visavis.message#publication';

export function markOfKey(text: string, key: string): WireFacet {
  const end = Buffer.byteLength(text, 'utf8');
  return {
    $type: 'app.bsky.richtext.facet',
    index: { byteStart: end, byteEnd: end },
    features: [{ $type: MEANING, key }],
  };
}

const marked = z.looseObject({ features: z.array(z.looseObject({ $type: z.literal(MEANING), key: z.string() })).min(1) });

/** The key that a message's facets carry, or null. */
export function keyOf(facets: unknown): string | null {
  for (const facet of Array.isArray(facets) ? facets : []) {
    const parsed = marked.safeParse(facet);
    if (parsed.success) return parsed.data.features[0]?.key ?? null;
  }
  return null;
}
