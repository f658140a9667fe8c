/** What a connection reads by name: posts and private messages, and a post of ours that nobody knows whether it arrived. */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkPost, NetworkResult, OutgoingPost, Published } from '../network.ts';
import { ownPostsQuery, postsQuery } from './field-names.ts';
import { findMessages, readMessagesByRef } from './messages.ts';
import { readPage, type Reader } from './reader.ts';
import { parseRef } from './ref.ts';
import { readMe } from './standing.ts';
import { likeness } from './text.ts';

/** As many refs as the port takes. */
const POSTS_A_CALL = 25;
/** Between our clock and X's. */
const SKEW_MS = 5 * 60_000;
const MOST_PAGES = 10;

export async function readPosts(reader: Reader, refs: readonly string[]): Promise<NetworkResult<NetworkPost[]>> {
  if (refs.length > POSTS_A_CALL) return fail({ kind: 'rejected', reason: 'invalid', detail: `${POSTS_A_CALL} posts at most` });
  const named = [...new Set(refs)].flatMap((ref) => parseRef(ref) ?? []);
  const ids = named.flatMap(({ kind, id }) => (kind === 'post' ? [id] : []));
  const messages = await readMessagesByRef(
    reader,
    named.flatMap(({ kind, id }) => (kind === 'message' ? [id] : [])),
  );
  if (!messages.ok) return messages;
  if (ids.length === 0) return messages;
  const states = await readStates(reader, ids);
  return states.ok ? succeed([...states.value.filter(({ ref }) => ids.includes(ref)), ...messages.value]) : states;
}

/** Posts by the ids of their first states, each as it is now: an edit made another post of it. */
async function readStates(reader: Reader, ids: readonly string[]): Promise<NetworkResult<NetworkPost[]>> {
  const first = await readPage(reader, '/2/tweets', (names) => ({ ids: ids.join(','), ...postsQuery(names) }));
  if (!first.ok) return first;
  const edited = first.value.posts.filter(({ id, latestId }) => id !== latestId).map(({ latestId }) => latestId);
  if (edited.length === 0) return succeed(first.value.posts.map(({ post }) => post));
  const now = await readPage(reader, '/2/tweets', (names) => ({ ids: edited.join(','), ...postsQuery(names) }));
  if (!now.ok) return now;
  const later = new Map(now.value.posts.map(({ post }) => [post.ref, post]));
  return succeed(first.value.posts.map(({ post }) => later.get(post.ref) ?? post));
}

/**
 * X keeps no key of ours: what was sent is looked for in the account's own timeline, by its words and by what it answers, among what was
 * said since it was written. Null when the timeline surely has none.
 */
export async function lookUp(reader: Reader, post: OutgoingPost): Promise<NetworkResult<Published | null>> {
  // In a process that has just started nothing has told its clock yet, and the post may bear a date of it.
  if (!reader.client.knowsClock()) await readMe(reader.client);
  if (post.visibility === 'private') return await lookUpMessage(reader, post);
  const since = post.writtenAt.getTime() + (reader.client.theirNow() - Date.now()) - SKEW_MS;
  const start_time = new Date(Math.min(since, reader.client.theirNow() - SKEW_MS)).toISOString().replace(/\.\d+Z$/, 'Z');
  const parents = post.reply === null ? null : [post.reply.parent.ref, post.reply.parent.version];
  const wanted = likeness(post.text);
  let next: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(reader, `/2/users/${reader.identity}/tweets`, (names) => ({
      max_results: '100',
      start_time,
      ...(next === null ? {} : { pagination_token: next }),
      ...ownPostsQuery(names),
    }));
    if (!page.ok) return page;
    const found = page.value.posts.find(
      ({ post: read, repliesTo }) =>
        likeness(read.text) === wanted &&
        read.writtenAt.getTime() >= since &&
        (parents === null
          ? repliesTo === null
          : repliesTo !== null && (parents.includes(repliesTo) || parents.includes(read.reply?.parent.ref ?? ''))),
    );
    if (found !== undefined) {
      const { ref, version, url } = found.post;
      return succeed({ ref, version, url: url?.replace(`/${reader.identity}/`, `/${reader.username || 'i'}/`) ?? null });
    }
    next = page.value.next;
    if (next === null) return succeed(null);
  }
  return fail({ kind: 'unavailable', detail: 'the account said too much since to be sure' });
}

async function lookUpMessage(reader: Reader, post: OutgoingPost): Promise<NetworkResult<Published | null>> {
  const root = post.reply === null ? null : parseRef(post.reply.root.ref);
  if (root?.kind !== 'conversation') return succeed(null);
  const since = post.writtenAt.getTime() + (reader.client.theirNow() - Date.now()) - SKEW_MS;
  const messages = await findMessages(reader, root.id, (message) => message.writtenAt.getTime() >= since);
  if (!messages.ok) return messages;
  const wanted = likeness(post.text);
  const found = messages.value.find(({ author, text }) => author.identity === reader.identity && likeness(text) === wanted);
  return succeed(found === undefined ? null : { ref: found.ref, version: found.version, url: null });
}
