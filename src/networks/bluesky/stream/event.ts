/** What a stream of the whole network tells, whatever its format, and whom it concerns. */
import { z } from 'zod';
import type { ArrivalReason } from '../../network.ts';
import { COLLECTION, parseRef } from '../post.ts';

export const FOLLOW = 'app.bsky.graph.follow';
export const BLOCK = 'app.bsky.graph.block';
export const COLLECTIONS = [COLLECTION, FOLLOW, BLOCK] as const;

export type StreamEvent =
  | {
      readonly kind: 'written';
      readonly identity: string;
      readonly collection: string;
      readonly key: string;
      /** Written for the first time; else written anew. */
      readonly isNew: boolean;
      /** Which state of the record; null when the stream does not say. */
      readonly version: string | null;
      /** As its author wrote it: anything. */
      readonly record: unknown;
    }
  | { readonly kind: 'removed'; readonly identity: string; readonly collection: string; readonly key: string }
  /** An identity shows itself otherwise: another handle. */
  | { readonly kind: 'identity'; readonly identity: string };

const feature = z.looseObject({ $type: z.string(), did: z.unknown().optional() });
const record = z.looseObject({
  reply: z
    .looseObject({ root: z.looseObject({ uri: z.string() }), parent: z.looseObject({ uri: z.string() }) })
    .optional()
    .catch(undefined),
  facets: z.array(z.looseObject({ features: z.array(feature).catch([]) }).catch({ features: [] })).catch([]),
  embed: z.unknown().optional(),
});
const embedded = z.looseObject({
  record: z.looseObject({ uri: z.string().optional(), record: z.looseObject({ uri: z.string() }).optional() }),
});
const about = z.looseObject({ subject: z.string() });

/** What a post is to those whom it concerns, by identity; the nearest reason wins. */
export function whomPostConcerns(author: string, candidate: unknown): Map<string, ArrivalReason> {
  const concerned = new Map<string, ArrivalReason>();
  const parsed = record.safeParse(candidate);
  if (!parsed.success) return concerned;
  const { reply, facets, embed } = parsed.data;
  const quote = embedded.safeParse(embed).data?.record;
  for (const { features } of facets) {
    for (const { $type, did } of features)
      if ($type === 'app.bsky.richtext.facet#mention' && typeof did === 'string') concerned.set(did, 'mention');
  }
  const authorOf = (uri: string | undefined) => parseRef(uri ?? '')?.identity;
  for (const [identity, reason] of [
    [authorOf(quote?.uri ?? quote?.record?.uri), 'quote'],
    [authorOf(reply?.root.uri), 'reply'],
    [authorOf(reply?.parent.uri), 'reply'],
    [author, 'own'],
  ] as const) {
    if (identity !== undefined) concerned.set(identity, reason);
  }
  return concerned;
}

/** Whom somebody follows or blocks by a record; null when it is no such record. */
export const subjectOf = (candidate: unknown): string | null => about.safeParse(candidate).data?.subject ?? null;
