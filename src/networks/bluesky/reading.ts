/** What a connection reads: posts by ref, and the record under a key. */
import type { Agent } from '@atproto/api';
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkPost, NetworkResult, OutgoingPost, Published } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import type { Chat } from './chat/chat-call.ts';
import { lookUpMessage, readMessages } from './chat/reading.ts';
import { attempt } from './failure.ts';
import { COLLECTION, parseRef, readPost, refOf, urlOf } from './post.ts';
import { isRecordKey } from './record-key.ts';
import type { Services } from './services.ts';

/** An account's agent, and what its calls need to know of the account. */
export interface Reader {
  readonly agent: Agent;
  readonly identity: string;
  /** Its server's address. */
  readonly server: string;
  /** Whether its server belongs to the public network. */
  readonly isPublic: boolean;
  readonly services: Services;
  /** Null: this account has no private messages. */
  readonly chat: Chat | null;
}

/** As many refs as one call of the network takes. */
export const POSTS_A_CALL = 25;

const postsBody = z.looseObject({ posts: z.array(z.unknown()) });

export async function readPosts(reader: Reader, refs: readonly string[]): Promise<NetworkResult<NetworkPost[]>> {
  if (refs.length > POSTS_A_CALL) return fail({ kind: 'rejected', reason: 'invalid', detail: `${POSTS_A_CALL} posts at most` });
  const messages = reader.chat === null ? succeed<NetworkPost[]>([]) : await readMessages(reader.chat, refs);
  if (!messages.ok) return messages;
  // One malformed ref would have the server refuse them all.
  const uris = [...new Set(refs)].filter((ref) => parseRef(ref) !== null);
  if (uris.length === 0) return messages;
  const views = await readViews(reader, uris);
  if (!views.ok) return views;
  const posts = views.value.map((view) => readPost(view, reader.isPublic)).filter((post) => post !== null && uris.includes(post.ref));
  return succeed([...(posts as NetworkPost[]), ...messages.value]);
}

/** The views of posts as they came over the wire. */
export async function readViews({ agent }: Reader, uris: readonly string[]): Promise<NetworkResult<unknown[]>> {
  return await attempt(async () => {
    const body = postsBody.safeParse(await bodyOf(agent.app.bsky.feed.getPosts({ uris: [...uris] })));
    if (!body.success) throw notThisProtocol('the list of posts');
    return body.data.posts;
  });
}

const recordBody = z.looseObject({ uri: z.string(), cid: z.string(), value: z.unknown().optional() });

/** The account's own post under a key, as its own server holds it: null when it surely has none. A private message: see `lookUpMessage`. */
export async function lookUp(reader: Reader, key: string, post: OutgoingPost): Promise<NetworkResult<Published | null>> {
  if (post.visibility === 'private') return reader.chat === null ? succeed(null) : await lookUpMessage(reader.chat, post, key);
  if (!isRecordKey(key)) return succeed(null);
  const found = await recordVersion(reader, refOf(reader.identity, key));
  if (!found.ok || found.value === null) return found.ok ? succeed(null) : found;
  const ref = refOf(reader.identity, key);
  return succeed({ ref, version: found.value, url: urlOf(ref, reader.isPublic) });
}

/** The version of a record as its repository's server has it, null when it says that there is none. */
export async function recordVersion({ agent }: Reader, ref: string): Promise<NetworkResult<string | null>> {
  const parsed = parseRef(ref);
  if (parsed === null) return succeed(null);
  const found = await attempt(async () => {
    const { identity, key } = parsed;
    const answer = agent.com.atproto.repo.getRecord({ repo: identity as `did:plc:${string}`, collection: COLLECTION, rkey: key });
    const body = recordBody.safeParse(await bodyOf(answer).catch(saysNoRecord));
    if (!body.success) throw notThisProtocol('the record');
    if (body.data.uri !== '' && body.data.uri !== ref) throw notThisProtocol('a record of another name');
    return body.data.cid;
  });
  return found.ok ? succeed(found.value === '' ? null : found.value) : found;
}

/** The one no that means "there is none"; a bare 404 may come from anything between us and the server. */
function saysNoRecord(error: unknown): unknown {
  if (error instanceof Error && 'error' in error && error.error === 'RecordNotFound') return { uri: '', cid: '', value: null };
  throw error;
}
