/** What is read of private conversations: one whole, single messages, and whether one of ours arrived. */
import { z } from 'zod';
import { fail, succeed } from '../../../platform/result.ts';
import type { NetworkPost, NetworkResult, OutgoingPost, Published } from '../../network.ts';
import { readConversationMembers, readMessagePage, type Chat } from './chat-call.ts';
import { messagePointer, parseChatRef } from './chat-ref.ts';
import { readMessage } from './message.ts';
import { keyOf } from './record-key-mark.ts';

const MOST_PAGES = 10;
/** How much the service's clock may lag behind ours. */
const SKEW_MS = 60_000;

/** Goes back through a conversation until `enough`; at most 1,000 messages. `whole`: nothing stands before them. */
async function readBack(
  chat: Chat,
  conversation: string,
  enough: (soFar: readonly unknown[]) => boolean,
): Promise<NetworkResult<{ messages: unknown[]; whole: boolean }>> {
  const messages: unknown[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await readMessagePage(chat, { conversation, cursor });
    if (!page.ok) return page.error.kind === 'rejected' ? succeed({ messages, whole: true }) : page;
    messages.push(...page.value.messages);
    cursor = page.value.cursor;
    if (cursor === undefined) return succeed({ messages, whole: true });
    if (enough(messages)) break;
  }
  return succeed({ messages, whole: false });
}

/** The messages of the conversation that `ref` is of, oldest first: the last 1,000. */
export async function readConversation(chat: Chat, conversation: string): Promise<NetworkResult<NetworkPost[]>> {
  const read = await readBack(chat, conversation, () => false);
  return read.ok ? await named(chat, conversation, read.value.messages.toReversed()) : read;
}

/**
 * Single messages as they are now; what is missing is gone. The service has no call for one message, so the conversations are read back; a
 * message older than the last 1,000 is `unavailable`, since nothing says that it is gone.
 */
export async function readMessages(chat: Chat, refs: readonly string[]): Promise<NetworkResult<NetworkPost[]>> {
  const wanted = new Map<string, Set<string>>();
  for (const ref of refs) {
    const { conversation, message } = parseChatRef(ref) ?? { conversation: '', message: null };
    if (message !== null) wanted.set(conversation, (wanted.get(conversation) ?? new Set()).add(message));
  }
  const found: NetworkPost[] = [];
  for (const [conversation, ids] of wanted) {
    const met = (messages: readonly unknown[]) => messages.filter((message) => ids.has(idOf(message)));
    const read = await readBack(chat, conversation, (messages) => met(messages).length === ids.size);
    if (!read.ok) return read;
    const mine = met(read.value.messages);
    if (mine.length < ids.size && !read.value.whole) return fail({ kind: 'unavailable', detail: 'a message stands too far back' });
    const posts = await named(chat, conversation, mine);
    if (!posts.ok) return posts;
    found.push(...posts.value);
  }
  return succeed(found);
}

const sent = z.looseObject({
  id: z.string(),
  text: z.string(),
  sender: z.looseObject({ did: z.string() }),
  sentAt: z.string(),
  facets: z.unknown().optional(),
});

/**
 * Whether a message of ours arrived: by the key that it carries; where a service lets none through, by the same text of ours, sent since.
 * A repeat of the same words under another key is another message.
 */
export async function lookUpMessage(chat: Chat, post: OutgoingPost, key: string): Promise<NetworkResult<Published | null>> {
  const conversation = parseChatRef(post.reply?.root.ref ?? '')?.conversation;
  if (conversation === undefined) return succeed(null);
  const since = post.writtenAt.getTime() - SKEW_MS;
  const isOlder = (message: unknown) => Date.parse(sent.safeParse(message).data?.sentAt ?? '') < since;
  const read = await readBack(chat, conversation, (messages) => isOlder(messages.at(-1)));
  if (!read.ok) return read;
  const ours = read.value.messages
    .flatMap((message) => sent.safeParse(message).data ?? [])
    .filter(({ sender }) => sender.did === chat.identity);
  const mine =
    ours.find((message) => keyOf(message.facets) === key) ??
    ours.find(
      (message) => keyOf(message.facets) === null && message.text === post.text && Date.parse(message.sentAt) >= post.writtenAt.getTime(),
    );
  return succeed(mine === undefined ? null : { ...messagePointer(conversation, mine.id), url: null });
}

const idOf = (message: unknown): string =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'string' ? message.id : '';

async function named(chat: Chat, conversation: string, messages: readonly unknown[]): Promise<NetworkResult<NetworkPost[]>> {
  if (messages.length === 0) return succeed([]);
  const members = await readConversationMembers(chat, conversation);
  if (!members.ok) return members;
  return succeed(messages.map((message) => readMessage(message, conversation, members.value)).filter((post) => post !== null));
}
