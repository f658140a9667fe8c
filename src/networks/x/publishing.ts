/** Sending a post, once, whatever is lost on the way: X has no idempotency key, and refuses the same words a second time. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { Counting, NetworkFailure, NetworkResult, OutgoingPost, Published, RejectedReason } from '../network.ts';
import { PUBLIC_PAGES } from './address.ts';
import { DUPLICATE } from './failure.ts';
import { lookUp } from './reading.ts';
import type { Reader } from './reader.ts';
import { isId, messageRef, parseRef } from './ref.ts';
import { idsOf } from './sending-media.ts';
import { countLength, FORBIDDEN, MESSAGE_MAXIMUM } from './text.ts';

const created = z.looseObject({ data: z.looseObject({ id: z.string().refine(isId) }) });
const sent = z.looseObject({ data: z.looseObject({ dm_event_id: z.string().refine(isId), dm_conversation_id: z.string() }) });

const rejected = (reason: RejectedReason, detail: string) => fail<NetworkFailure>({ kind: 'rejected', reason, detail });

/**
 * What this process is sending or has sent, by its key: two attempts at once under one key are one. Across processes the publication's lease
 * does the same, and whoever comes after a death looks the post up first.
 */
export interface Outbox {
  once(key: string, send: () => Promise<NetworkResult<Published>>): Promise<NetworkResult<Published>>;
}
const MOST_KEPT = 1_000;

export function createOutbox(): Outbox {
  const kept = new Map<string, Promise<NetworkResult<Published>>>();
  return {
    async once(key, send) {
      const earlier = kept.get(key);
      const outcome = earlier === undefined ? null : await earlier;
      if (outcome?.ok) return outcome;
      // Somebody else may have begun anew while we waited.
      if (kept.get(key) !== earlier && kept.has(key)) return await (kept.get(key) ?? send());
      const sending = send();
      kept.set(key, sending);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return await sending;
    },
  };
}

export async function publish(reader: Reader, post: OutgoingPost, counting: Counting): Promise<NetworkResult<Published>> {
  const isPrivate = post.visibility === 'private';
  if (isPrivate && post.media.length > 0) return rejected('unsupported', 'no pictures in private messages');
  if (post.text.trim() === '' && post.media.length === 0) return rejected('invalid', 'an empty text');
  if (post.card !== undefined) return rejected('unsupported', 'X makes the cards of links itself');
  if (FORBIDDEN.test(post.text)) return rejected('invalid', 'a sign that X takes for none');
  if (post.visibility !== 'public' && !isPrivate) return rejected('unsupported', `X has no posts that are ${post.visibility}`);
  if (post.contentWarning !== null) return rejected('unsupported', 'X has no warnings before posts');
  const [length, maximum] = isPrivate ? [post.text.length, MESSAGE_MAXIMUM] : [countLength(post.text, counting), counting.maximum];
  if (length > maximum) return rejected('too-long', `${length} of ${maximum}`);
  const outcome = isPrivate ? await sendMessage(reader, post) : await sendPost(reader, post);
  if (outcome.ok) reader.meter.spend(reader.account, { reads: 0, posts: 1 });
  if (outcome.ok || outcome.error.kind !== 'rejected') return outcome;
  // A repeat of what did arrive: refused because it is there, or because what it answers went since. It is said, and not to be taken for unsaid.
  const earlier = await lookUp(reader, post);
  if (earlier.ok && earlier.value !== null) return succeed(earlier.value);
  if (!DUPLICATE.test(outcome.error.detail)) return outcome;
  return earlier.ok
    ? rejected('invalid', 'X refuses the same words twice, and they were said before')
    : { ok: false, error: unknown(earlier.error) };
}

const unknown = (failure: NetworkFailure): NetworkFailure => ({
  kind: 'outcome-unknown',
  detail: `refused as a repeat, and looking it up: ${failure.kind}`,
});

async function sendPost(reader: Reader, { text, reply, quoted, media }: OutgoingPost): Promise<NetworkResult<Published>> {
  const names = [reply?.parent.version, quoted?.version].filter((id) => id !== undefined);
  if (names.some((id) => !isId(id))) return rejected('invalid', 'not the name of a post');
  const files = idsOf(media);
  if (files === null || files.length > 4) return rejected('media-refused', 'four pictures that were brought, or one film');
  const answer = await reader.client.call({
    method: 'POST',
    path: '/2/tweets',
    body: {
      text,
      ...(reply === null ? {} : { reply: { in_reply_to_tweet_id: reply.parent.version } }),
      ...(quoted === null ? {} : { quote_tweet_id: quoted.version }),
      ...(files.length === 0 ? {} : { media: { media_ids: files } }),
    },
  });
  if (!answer.ok) return answer;
  const parsed = created.safeParse(answer.value);
  if (!parsed.success) return fail({ kind: 'outcome-unknown', detail: 'the answer to a post is not of this protocol' });
  const { id } = parsed.data.data;
  return succeed({ ref: id, version: id, url: `${PUBLIC_PAGES}/${reader.username || 'i'}/status/${id}` });
}

async function sendMessage(reader: Reader, { text, reply }: OutgoingPost): Promise<NetworkResult<Published>> {
  const root = reply === null ? null : parseRef(reply.root.ref);
  if (root?.kind !== 'conversation') return rejected('unsupported', 'a private message answers another one');
  const path = `/2/dm_conversations/${encodeURIComponent(root.id)}/messages`;
  const answer = await reader.client.call({ method: 'POST', path, body: { text } });
  if (!answer.ok) return answer;
  const parsed = sent.safeParse(answer.value);
  if (!parsed.success) return fail({ kind: 'outcome-unknown', detail: 'the answer to a message is not of this protocol' });
  const ref = messageRef(parsed.data.data.dm_event_id);
  return succeed({ ref, version: ref, url: null });
}

/** Takes a post or a message of ours back. */
export async function remove(reader: Reader, ref: string): Promise<NetworkResult<void>> {
  const named = parseRef(ref);
  if (named === null || named.kind === 'conversation') return rejected('invalid', 'not the name of a post');
  const path = named.kind === 'post' ? `/2/tweets/${named.id}` : `/2/dm_events/${named.id}`;
  const answer = await reader.client.call({ method: 'DELETE', path });
  if (answer.ok) return succeed(undefined);
  return answer.error.kind === 'rejected' && answer.error.reason === 'parent-gone' ? succeed(undefined) : answer;
}
