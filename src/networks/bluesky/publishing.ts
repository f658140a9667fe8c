/** Sending a post, once, whatever is lost on the way. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult, OutgoingPost, PostPointer, Published } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { parseChatRef } from './chat/chat-ref.ts';
import { sendMessage } from './chat/sending.ts';
import { writeFacets, type WireFacet } from './facets.ts';
import { attempt } from './failure.ts';
import { COLLECTION, parseRef, refOf, toRecord, urlOf } from './post.ts';
import { lookUp, readViews, recordVersion, type Reader } from './reading.ts';
import { isRecordKey } from './record-key.ts';
import { embedOf } from './sending-media.ts';
import { countLength, COUNTING, PRIVATE_COUNTING } from './text.ts';

const written = z.looseObject({ uri: z.string(), cid: z.string().min(1) });

const rejected = (reason: Extract<NetworkFailure, { kind: 'rejected' }>['reason'], detail: string) =>
  fail<NetworkFailure>({ kind: 'rejected', reason, detail });

/** By how much it is too long, in words; null when it is not. */
function excessOf({ text, visibility }: OutgoingPost): string | null {
  const counting = visibility === 'private' ? PRIVATE_COUNTING : COUNTING;
  const length = countLength(text, counting);
  return length > counting.maximum ? `${length} of ${counting.maximum}` : null;
}

/** Why a post can surely not be sent here, whatever the server would say; null when nothing is against it. */
function unfitFor(post: OutgoingPost, key: string): NetworkFailure | null {
  const no = (reason: Extract<NetworkFailure, { kind: 'rejected' }>['reason'], detail: string): NetworkFailure => ({
    kind: 'rejected',
    reason,
    detail,
  });
  const { text, visibility, contentWarning, media, reply, card } = post;
  if (!isRecordKey(key)) return no('invalid', 'not a record key');
  if (text.trim() === '' && media.length === 0) return no('invalid', 'an empty text');
  const excess = excessOf(post);
  if (excess !== null) return no('too-long', excess);
  if (contentWarning !== null) return no('unsupported', 'this network folds nothing behind words of its author');
  if (visibility === 'private') return media.length > 0 || card ? no('unsupported', 'private messages carry words alone here') : null;
  if (visibility !== 'public') return no('unsupported', `nothing is ${visibility} here`);
  return parseChatRef(reply?.root.ref ?? '') !== null ? no('invalid', 'an answer to a private message is private') : null;
}

/**
 * Creates the record under `key`, only if there is none (`swapRecord: null`): the server's own transaction makes a repeat harmless, and a
 * post that was corrected elsewhere in between is never overwritten.
 */
export async function publish(reader: Reader, post: OutgoingPost, key: string): Promise<NetworkResult<Published>> {
  const unfit = unfitFor(post, key);
  if (unfit !== null) return fail(unfit);
  if (post.visibility === 'private') return await publishPrivately(reader, post, key);
  const refusal = await preflight(reader, post);
  if (refusal !== null) {
    // A repeat of a post that did arrive, before what it answers went: it is said, and must not be taken for unsaid.
    const earlier = refusal.kind === 'rejected' ? await lookUp(reader, key, post) : null;
    return earlier?.ok && earlier.value !== null ? succeed(earlier.value) : fail(refusal);
  }
  const embed = embedOf(post);
  if (!embed.ok) return embed;
  const facets = await composeFacets(reader, post.text);
  if (!facets.ok) return facets;
  const ref = refOf(reader.identity, key);
  const sent = await attempt(async () => {
    const call = reader.agent.com.atproto.repo.putRecord({
      repo: reader.identity as `did:plc:${string}`,
      collection: COLLECTION,
      rkey: key,
      record: toRecord(post, facets.value, embed.value),
      swapRecord: null,
    });
    const body = written.safeParse(await bodyOf(call).catch(saysTaken));
    if (!body.success || (body.data.uri !== ref && body.data.uri !== TAKEN)) throw notThisProtocol('the answer to a post');
    return body.data;
  }, 'write');
  if (!sent.ok) return sent;
  if (sent.value.uri !== TAKEN) return succeed({ ref, version: sent.value.cid, url: urlOf(ref, reader.isPublic) });
  const found = await lookUp(reader, key, post);
  if (!found.ok) return fail({ kind: 'outcome-unknown', detail: 'there is a post under this key, which could not be read' });
  return found.value === null
    ? fail({ kind: 'outcome-unknown', detail: 'the server says both that there is and that there is no post' })
    : succeed(found.value);
}

const TAKEN = 'taken';

function saysTaken(error: unknown): unknown {
  if (error instanceof Error && 'error' in error && error.error === 'InvalidSwap') return { uri: TAKEN, cid: TAKEN };
  throw error;
}

const shown = z.looseObject({
  uri: z.string(),
  viewer: z.looseObject({ replyDisabled: z.boolean().optional(), embeddingDisabled: z.boolean().optional() }).optional(),
});

/**
 * What a server would not tell us: it accepts replies to posts that are gone, and to people who do not want them, and nobody ever sees
 * those. Null when nothing stands against sending.
 */
async function preflight(reader: Reader, { reply, quoted }: OutgoingPost): Promise<NetworkFailure | null> {
  const pointers = [reply?.parent, reply?.root, quoted].filter(
    (pointer): pointer is PostPointer => pointer !== null && pointer !== undefined,
  );
  const refs = [...new Set(pointers.map((pointer) => pointer.ref))];
  if (refs.length === 0) return null;
  if (refs.some((ref) => parseRef(ref) === null)) return { kind: 'rejected', reason: 'invalid', detail: 'not the name of a post' };
  const views = await readViews(reader, refs);
  if (!views.ok) return views.error;
  const seen = new Map(views.value.flatMap((view) => (shown.safeParse(view).success ? [[shown.parse(view).uri, shown.parse(view)]] : [])));
  if (reply !== null && seen.get(reply.parent.ref)?.viewer?.replyDisabled === true) {
    return { kind: 'rejected', reason: 'blocked', detail: 'its author does not take replies from this account' };
  }
  if (quoted !== null && seen.get(quoted.ref)?.viewer?.embeddingDisabled === true) {
    return { kind: 'rejected', reason: 'blocked', detail: 'its author does not want to be quoted' };
  }
  for (const ref of refs.filter((candidate) => !seen.has(candidate))) {
    const refusal = await whyUnseen(reader, ref);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** A post that views leave out is gone, or too fresh to be indexed, or between two people who block each other. */
async function whyUnseen(reader: Reader, ref: string): Promise<NetworkFailure | null> {
  const version = await recordVersion(reader, ref);
  if (!version.ok) return version.error;
  if (version.value === null) return { kind: 'rejected', reason: 'parent-gone', detail: ref };
  const author = parseRef(ref)?.identity ?? '';
  if (author === reader.identity) return null;
  const profile = await attempt(async () => await bodyOf(reader.agent.app.bsky.actor.getProfile({ actor: author as `did:plc:${string}` })));
  if (!profile.ok) return profile.error.kind === 'rejected' ? { kind: 'rejected', reason: 'parent-gone', detail: ref } : profile.error;
  const viewer = z
    .looseObject({ viewer: z.looseObject({ blockedBy: z.boolean().optional(), blocking: z.unknown().optional() }).optional() })
    .safeParse(profile.value);
  const blocked = viewer.success && (viewer.data.viewer?.blockedBy === true || viewer.data.viewer?.blocking !== undefined);
  return blocked ? { kind: 'rejected', reason: 'blocked', detail: 'this account and the author block each other' } : null;
}

const resolved = z.looseObject({ did: z.string().startsWith('did:') });

/** A handle that nobody has stays plain text; one that could not be looked up is a failure: its person would never know. */
async function composeFacets(reader: Reader, text: string): Promise<NetworkResult<WireFacet[]>> {
  let failure: NetworkFailure | null = null;
  const facets = await writeFacets(text.toWellFormed(), async (handle) => {
    const did = await attempt(async () => {
      const body = resolved.safeParse(await bodyOf(reader.agent.com.atproto.identity.resolveHandle({ handle })));
      if (!body.success) throw notThisProtocol('the answer for a handle');
      return body.data.did;
    });
    if (!did.ok && did.error.kind !== 'rejected') failure = did.error;
    return did.ok ? did.value : null;
  });
  return failure === null ? succeed(facets) : fail(failure);
}

async function publishPrivately(reader: Reader, post: OutgoingPost, key: string): Promise<NetworkResult<Published>> {
  if (reader.chat === null) return rejected('not-granted', 'this account has no private messages');
  const facets = await composeFacets(reader, post.text);
  return facets.ok ? await sendMessage(reader.chat, post, { key, facets: facets.value }) : facets;
}
