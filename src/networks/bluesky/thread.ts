/** A whole thread: its root, and all below. The network cuts long chains and deep branches, so what was cut is asked for again. */
import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import type { NetworkPost, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { parseChatRef } from './chat/chat-ref.ts';
import { readConversation } from './chat/reading.ts';
import { attempt } from './failure.ts';
import { parseRef, readPost } from './post.ts';
import type { Reader } from './reading.ts';

const MOST_POSTS = 5_000;
const MOST_CALLS = 40;
const WHOLE_THREAD_MS = 90_000;
/** Levels asked for in one call. The lexicon allows 1,000, which checks of nested answers do not all survive; what is cut is asked for. */
const DEEPEST = 200;

const threadBody = z.looseObject({ thread: z.looseObject({}) });
const node = z.looseObject({
  post: z.looseObject({ replyCount: z.number().optional() }),
  parent: z.unknown().optional(),
  replies: z.array(z.unknown()).optional().catch(undefined),
});

/** What one call brought: posts, and those whose replies were left out. */
interface Harvest {
  readonly posts: NetworkPost[];
  readonly cut: string[];
}

/**
 * The posts around `ref`, root first, then in the order of the network's answer; none when the post is not there. At most 5,000: of a
 * longer thread the branches nearest to the root.
 */
export async function readThread(reader: Reader, ref: string): Promise<NetworkResult<NetworkPost[]>> {
  const conversation = parseChatRef(ref)?.conversation;
  if (conversation !== undefined) return reader.chat === null ? succeed([]) : await readConversation(reader.chat, conversation);
  if (parseRef(ref) === null) return succeed([]);
  const found = new Map<string, NetworkPost>();
  const asked = new Set<string>();
  const cut: string[] = [];
  const deadline = performance.now() + WHOLE_THREAD_MS;

  async function ask(from: string): Promise<NetworkResult<boolean>> {
    asked.add(from);
    const answer = await harvest(reader, from);
    if (!answer.ok) return answer;
    for (const post of answer.value.posts) found.set(post.ref, post);
    cut.push(...answer.value.cut);
    return succeed(answer.value.posts.length > 0);
  }
  const mayAsk = (from: string) => !asked.has(from) && asked.size < MOST_CALLS && found.size < MOST_POSTS && performance.now() < deadline;

  const anchor = await ask(ref);
  if (!anchor.ok || !anchor.value) return anchor.ok ? succeed([]) : anchor;
  const root = found.get(ref)?.reply?.root.ref ?? ref;
  if (root !== ref) {
    const above = await ask(root);
    if (!above.ok) return above;
  }
  // Upwards where the chain of parents was cut, then downwards; what cannot be had leaves the thread as the network gives it.
  for (let top = topOf(found, ref); top !== null && mayAsk(top); top = topOf(found, ref)) await ask(top);
  for (let next = cut.shift(); next !== undefined; next = cut.shift()) if (mayAsk(next)) await ask(next);

  const first = found.get(root);
  const others = [...found.values()].filter((post) => post.ref !== root);
  return succeed((first === undefined ? others : [first, ...others]).slice(0, MOST_POSTS));
}

/** The nearest ancestor of `ref` that is not found yet, or null when the chain is whole. */
function topOf(found: ReadonlyMap<string, NetworkPost>, ref: string): string | null {
  const passed = new Set<string>();
  for (let at = ref; !passed.has(at);) {
    passed.add(at);
    const parent = found.get(at)?.reply?.parent.ref;
    if (parent === undefined) return null;
    if (!found.has(parent)) return parent;
    at = parent;
  }
  return null;
}

async function harvest(reader: Reader, uri: string): Promise<NetworkResult<Harvest>> {
  const body = await attempt(async () => {
    const call = reader.agent.app.bsky.feed.getPostThread({ uri, depth: DEEPEST, parentHeight: DEEPEST });
    const parsed = threadBody.safeParse(await bodyOf(call).catch(saysNotFound));
    if (!parsed.success) throw notThisProtocol('the thread');
    return parsed.data.thread;
  });
  return body.ok ? succeed(gather(body.value, reader.isPublic)) : body;
}

function saysNotFound(error: unknown): unknown {
  if (error instanceof Error && 'error' in error && error.error === 'NotFound') return { thread: {} };
  throw error;
}

/** Walks the answer without recursion: others decide how deep it is. Blocked and missing posts are passed over. */
function gather(thread: unknown, isPublic: boolean): Harvest {
  const posts: NetworkPost[] = [];
  const cut: string[] = [];
  let above = node.safeParse(thread).data?.parent;
  for (let parsed = node.safeParse(above); parsed.success; parsed = node.safeParse(above)) {
    const post = readPost(parsed.data.post, isPublic);
    if (post !== null) posts.push(post);
    above = parsed.data.parent;
  }
  const open: unknown[] = [thread];
  for (let candidate = open.pop(); candidate !== undefined; candidate = open.pop()) {
    const parsed = node.safeParse(candidate);
    const post = parsed.success ? readPost(parsed.data.post, isPublic) : null;
    if (!parsed.success || post === null) continue;
    posts.push(post);
    const { replies } = parsed.data;
    // Left out, not empty: an empty list means that the network will show none of them.
    if (replies === undefined && (parsed.data.post.replyCount ?? 0) > 0) cut.push(post.ref);
    for (const reply of (replies ?? []).toReversed()) open.push(reply);
  }
  return { posts, cut };
}
