/** Jetstream: the network's events as JSON, https://github.com/bluesky-social/jetstream */
import { z } from 'zod';
import { COLLECTIONS, type StreamEvent } from './event.ts';

const commit = z.object({
  kind: z.literal('commit'),
  did: z.string().startsWith('did:'),
  commit: z.object({
    operation: z.enum(['create', 'update', 'delete']),
    collection: z.string(),
    rkey: z.string().regex(/^[\w~.:-]{1,512}$/),
    cid: z.string().optional(),
    record: z.unknown().optional(),
  }),
});
const identity = z.object({ kind: z.literal('identity'), did: z.string().startsWith('did:') });

/** With what is asked for added to a Jetstream's address: only what may concern an account. */
export function jetstreamAddress(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('wantedCollections'))
    for (const collection of COLLECTIONS) url.searchParams.append('wantedCollections', collection);
  return url.href;
}

/** The event of one message, or none when it is of another kind, or makes no sense. */
export function readJetstream(message: unknown): StreamEvent[] {
  let json: unknown;
  try {
    json = typeof message === 'string' ? JSON.parse(message) : null;
  } catch {
    return [];
  }
  const change = commit.safeParse(json);
  if (change.success) {
    const { did, commit: made } = change.data;
    const at = { identity: did, collection: made.collection, key: made.rkey };
    return [
      made.operation === 'delete'
        ? { kind: 'removed', ...at }
        : { kind: 'written', ...at, isNew: made.operation === 'create', version: made.cid ?? null, record: made.record },
    ];
  }
  const shown = identity.safeParse(json);
  return shown.success ? [{ kind: 'identity', identity: shown.data.did }] : [];
}
