/** What comes in an account's private conversations: the service keeps a log of each account, which is read on from where it was. */
import { z } from 'zod';
import { succeed } from '../../../platform/result.ts';
import type { Arrival, NetworkPost, NetworkResult } from '../../network.ts';
import { bodyOf, notThisProtocol } from '../bare-call.ts';
import { attempt } from '../failure.ts';
import { readConversationMembers, readMessagePage, type Chat } from './chat-call.ts';
import { messageRef } from './chat-ref.ts';
import { readGone, readMembers, readMessage, type Members } from './message.ts';

/** The log's own name of how far it was read. */
export type ChatCursor = string;

export interface ChatPage {
  readonly arrivals: readonly Arrival[];
  readonly cursor: ChatCursor;
  /** Whether the log goes on. */
  readonly more: boolean;
}

const MOST_CONVERSATIONS = 500;
const CONVERSATIONS_A_CALL = 50;

const logBody = z.looseObject({ logs: z.array(z.unknown()), cursor: z.string().optional() });
const entry = z.looseObject({
  $type: z.string(),
  convoId: z.string().regex(/^[\w~.:-]{1,256}$/),
  message: z.unknown().optional(),
  relatedProfiles: z.unknown().optional(),
});

/** The next page of the log after `cursor`. */
export async function readLog(chat: Chat, cursor: ChatCursor, signal: AbortSignal): Promise<NetworkResult<ChatPage>> {
  const body = await readLogBody(chat, cursor, signal);
  if (!body.ok) return body;
  const known = new Map<string, Members>();
  const arrivals: Arrival[] = [];
  for (const candidate of body.value.logs) {
    const parsed = entry.safeParse(candidate);
    if (!parsed.success || !/#log(Create|Delete)Message$/.test(parsed.data.$type)) continue;
    const { convoId, message } = parsed.data;
    const gone = readGone(message);
    if (gone !== null || parsed.data.$type.endsWith('#logDeleteMessage')) {
      const id = gone ?? z.looseObject({ id: z.string() }).safeParse(message).data?.id;
      if (id !== undefined) arrivals.push({ kind: 'deleted', ref: messageRef(convoId, id) });
      continue;
    }
    const post = await readNamed(chat, { convoId, message, profiles: parsed.data.relatedProfiles }, known);
    if (!post.ok) return post;
    if (post.value !== null) arrivals.push(toArrival(chat, post.value));
  }
  const next = body.value.cursor ?? cursor;
  return succeed({ arrivals, cursor: next, more: next !== cursor && body.value.logs.length > 0 });
}

/** Where the log ends now, and what nobody has read yet. */
export async function beginLog(chat: Chat, signal: AbortSignal): Promise<NetworkResult<ChatPage>> {
  const body = await readLogBody(chat, undefined, signal);
  if (!body.ok) return body;
  const unread = await readUnread(chat, signal);
  if (!unread.ok) return unread;
  return succeed({ arrivals: unread.value.map((post) => toArrival(chat, post)), cursor: body.value.cursor ?? '', more: false });
}

async function readLogBody(
  { agent }: Chat,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<NetworkResult<z.infer<typeof logBody>>> {
  return await attempt(async () => {
    const query = cursor === undefined || cursor === '' ? {} : { cursor };
    const body = logBody.safeParse(await bodyOf(agent.chat.bsky.convo.getLog(query, { signal })));
    if (!body.success) throw notThisProtocol('the log of messages');
    return body.data;
  });
}

async function readNamed(
  chat: Chat,
  { convoId, message, profiles }: { convoId: string; message: unknown; profiles: unknown },
  known: Map<string, Members>,
): Promise<NetworkResult<NetworkPost | null>> {
  const members = readMembers(profiles);
  const post = readMessage(message, convoId, members);
  if (post === null || members.has(post.author.identity)) return succeed(post);
  // Services that do not say who wrote are asked once a page who is in the conversation.
  let asked = known.get(convoId);
  if (asked === undefined) {
    const answer = await readConversationMembers(chat, convoId);
    if (!answer.ok) return answer;
    known.set(convoId, (asked = answer.value));
  }
  return succeed(readMessage(message, convoId, asked));
}

const listBody = z.looseObject({ convos: z.array(z.unknown()), cursor: z.string().optional() });
const listed = z.looseObject({ id: z.string(), members: z.array(z.unknown()), unreadCount: z.number().int().nonnegative() });

async function readUnread(chat: Chat, signal: AbortSignal): Promise<NetworkResult<NetworkPost[]>> {
  const posts: NetworkPost[] = [];
  let cursor: string | undefined;
  for (let seen = 0; seen < MOST_CONVERSATIONS;) {
    const page = await attempt(async () => {
      const query = { readState: 'unread', limit: CONVERSATIONS_A_CALL, ...(cursor === undefined ? {} : { cursor }) };
      const body = listBody.safeParse(await bodyOf(chat.agent.chat.bsky.convo.listConvos(query, { signal })));
      if (!body.success) throw notThisProtocol('the list of conversations');
      return body.data;
    });
    if (!page.ok) return page;
    for (const candidate of page.value.convos) {
      const { data } = listed.safeParse(candidate);
      if (data === undefined || data.unreadCount === 0) continue;
      const messages = await readMessagePage(chat, { conversation: data.id, limit: data.unreadCount }, signal);
      if (!messages.ok) return messages;
      const members = readMembers(data.members);
      posts.push(...messages.value.messages.map((message) => readMessage(message, data.id, members)).filter((post) => post !== null));
    }
    seen += page.value.convos.length;
    cursor = page.value.cursor;
    if (cursor === undefined || page.value.convos.length === 0) break;
  }
  return succeed(posts.toSorted((one, other) => one.writtenAt.getTime() - other.writtenAt.getTime()));
}

const toArrival = ({ identity }: Chat, post: NetworkPost): Arrival => ({
  kind: 'post',
  reason: post.author.identity === identity ? 'own' : 'mention',
  post,
});
