/** A conversation as far as X gives it: seven days of it by search, and what stands above a post however old it is. */
import { succeed, fail } from '../../platform/result.ts';
import type { NetworkPost, NetworkResult } from '../network.ts';
import { postsQuery } from './field-names.ts';
import { findMessages, readMessagesByRef } from './messages.ts';
import { mayRead, readPage, type Reader } from './reader.ts';
import { parseRef } from './ref.ts';

const MOST_PAGES = 10;
const MOST_ROUNDS = 60;
const IDS_A_CALL = 100;
const WHOLE_THREAD_MS = 20_000;

export async function readThread(reader: Reader, ref: string): Promise<NetworkResult<readonly NetworkPost[]>> {
  const named = parseRef(ref);
  if (named === null) return succeed([]);
  const stopped = await mayRead(reader);
  if (stopped !== null) return fail(stopped);
  if (named.kind === 'post') return await readConversation(reader, named.id);
  if (named.kind === 'conversation') return await findMessages(reader, named.id);
  const message = await readMessagesByRef(reader, [named.id]);
  if (!message.ok) return message;
  const root = parseRef(message.value[0]?.reply?.root.ref ?? '');
  return root === null ? succeed([]) : await findMessages(reader, root.id);
}

async function readConversation(reader: Reader, anchor: string): Promise<NetworkResult<readonly NetworkPost[]>> {
  const found = new Map<string, NetworkPost>();
  const asked = new Set<string>([anchor]);
  const deadline = performance.now() + WHOLE_THREAD_MS;
  const keep = (posts: readonly { readonly post: NetworkPost }[]) => posts.forEach(({ post }) => found.set(post.ref, post));
  const byId = async (ids: readonly string[]) =>
    await readPage(reader, '/2/tweets', (names) => ({ ids: ids.slice(0, IDS_A_CALL).join(','), ...postsQuery(names) }));

  const first = await byId([anchor]);
  if (!first.ok) return first;
  keep(first.value.posts);
  const start = first.value.posts[0]?.post;
  if (start === undefined) return succeed([]);
  const root = start.reply?.root.ref ?? start.ref;

  let next: string | null = null;
  for (let pages = 0; pages < MOST_PAGES && performance.now() < deadline; pages += 1) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(reader, '/2/tweets/search/recent', (names) => ({
      query: `conversation_id:${root}`,
      max_results: '100',
      ...(next === null ? {} : { next_token: next }),
      ...postsQuery(names),
    }));
    // A plan without search still has what stands above.
    if (!page.ok && page.error.kind === 'rejected') break;
    if (!page.ok) return page;
    keep(page.value.posts);
    next = page.value.next;
    if (next === null) break;
  }
  for (let rounds = 0; rounds < MOST_ROUNDS && performance.now() < deadline; rounds += 1) {
    const missing = [root, ...[...found.values()].flatMap(({ reply }) => (reply === null ? [] : [reply.parent.ref]))].filter(
      (id) => !found.has(id) && !asked.has(id),
    );
    if (missing.length === 0) break;
    for (const id of missing.slice(0, IDS_A_CALL)) asked.add(id);
    const above = await byId(missing);
    // What cannot be had leaves the thread as X gives it.
    if (!above.ok) break;
    keep(above.value.posts);
  }
  const head = found.get(root);
  const others = [...found.values()].filter((post) => post.ref !== root);
  return succeed(head === undefined ? others : [head, ...others]);
}
