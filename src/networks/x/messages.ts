/** Private messages. Each is a post that only two people read; its thread is the private conversation. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import { PLAIN_POST, type NetworkPerson, type NetworkPost, type NetworkResult } from '../network.ts';
import { messagesQuery } from './field-names.ts';
import { dateOf, readPeople, stranger } from './post.ts';
import { countReads, nextOf, type Reader } from './reader.ts';
import { conversationRef, isId, isLater, messageRef, pointTo } from './ref.ts';
import { readWords, wireEntities } from './words.ts';

const wireMessage = z.looseObject({
  id: z.string().refine(isId),
  text: z.string().optional(),
  event_type: z.string().optional(),
  sender_id: z.string().refine(isId).optional(),
  participant_ids: z.array(z.string()).optional(),
  dm_conversation_id: z.string().optional(),
  created_at: z.string().optional(),
  entities: wireEntities.nullish().catch(undefined),
});
const wireAnswer = z.looseObject({ data: z.unknown().optional(), meta: z.unknown().optional() });

export interface MessagesPage {
  /** Newest first, with the ids by which X orders them. */
  readonly messages: readonly { readonly id: string; readonly post: NetworkPost }[];
  readonly next: string | null;
  readonly reads: number;
}

const MOST_PAGES = 20;

/** `conversation`: one of them; null: all that the account is in. */
export async function readMessages(
  reader: Reader,
  { conversation, token, size = 100 }: { conversation: string | null; token: string | null; size?: number },
  signal?: AbortSignal,
): Promise<NetworkResult<MessagesPage>> {
  const path = conversation === null ? '/2/dm_events' : `/2/dm_conversations/${encodeURIComponent(conversation)}/dm_events`;
  const body = await reader.client.call({
    path,
    query: (names) => ({
      max_results: String(size),
      event_types: 'MessageCreate',
      ...(token === null ? {} : { pagination_token: token }),
      ...messagesQuery(names),
    }),
    ...(signal ? { signal } : {}),
  });
  if (!body.ok) return body;
  const answer = wireAnswer.safeParse(body.value);
  if (!answer.success || !('data' in answer.data || 'meta' in answer.data)) return notOfThisProtocol();
  const messages = toMessages(body.value);
  const reads = countReads(
    reader,
    messages.map(({ id }) => `dm:${id}`),
  );
  return succeed({ messages, next: nextOf(body.value), reads });
}

const notOfThisProtocol = () => fail({ kind: 'unavailable', detail: 'a page of messages is not of this protocol' } as const);

function toMessages(body: unknown): { id: string; post: NetworkPost }[] {
  const data = wireAnswer.safeParse(body).data?.data;
  const people = readPeople(body);
  return (Array.isArray(data) ? data : data === undefined ? [] : [data]).flatMap((candidate) => {
    const parsed = wireMessage.safeParse(candidate);
    const post = parsed.success ? toPost(parsed.data, people) : null;
    return post === null || !parsed.success ? [] : [{ id: parsed.data.id, post }];
  });
}

function toPost(wire: z.infer<typeof wireMessage>, people: ReadonlyMap<string, NetworkPerson>): NetworkPost | null {
  const { id, sender_id, dm_conversation_id } = wire;
  if (sender_id === undefined || (wire.event_type !== undefined && wire.event_type !== 'MessageCreate')) return null;
  const conversation = dm_conversation_id ?? (wire.participant_ids?.length === 2 ? wire.participant_ids.toSorted(byId).join('-') : null);
  if (conversation === null || !/^[0-9-]{1,40}$/.test(conversation)) return null;
  return messagePost(
    { id, conversation, text: wire.text ?? '', writtenAt: dateOf(wire.created_at) },
    people.get(sender_id) ?? stranger(sender_id),
    wire.entities,
  );
}

const byId = (one: string, other: string): number => (isId(one) && isId(other) && isLater(one, other) ? 1 : -1);

export function messagePost(
  { id, conversation, text, writtenAt }: { id: string; conversation: string; text: string; writtenAt: Date },
  author: NetworkPerson,
  entities: z.infer<typeof wireEntities> | null | undefined,
): NetworkPost {
  const root = pointTo(conversationRef(conversation));
  return {
    ...PLAIN_POST,
    ...pointTo(messageRef(id)),
    author,
    ...readWords({ text, entities }, { from: 0, quotes: null, identityOf: () => null }),
    images: [],
    languages: [],
    reply: { root, parent: root },
    quoted: null,
    visibility: 'private',
    writtenAt,
    url: null,
  };
}

/** The messages of a conversation, oldest first, back to the first that `isWanted` refuses. */
export async function findMessages(
  reader: Reader,
  conversation: string,
  isWanted: (message: NetworkPost) => boolean = () => true,
): Promise<NetworkResult<NetworkPost[]>> {
  const found: NetworkPost[] = [];
  let token: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: Awaited<ReturnType<typeof readMessages>> = await readMessages(reader, { conversation, token });
    if (!page.ok) return page.error.kind === 'rejected' && page.error.reason !== 'not-granted' ? succeed([]) : page;
    const wanted = page.value.messages.filter(({ post }) => isWanted(post));
    found.push(...wanted.map(({ post }) => post));
    token = page.value.next;
    if (token === null || wanted.length < page.value.messages.length) break;
  }
  return succeed(found.toReversed());
}

/** Messages by id, each asked for alone; what is not there is left out. */
export async function readMessagesByRef(reader: Reader, ids: readonly string[]): Promise<NetworkResult<NetworkPost[]>> {
  const found: NetworkPost[] = [];
  for (const id of ids) {
    const body = await reader.client.call({
      path: `/2/dm_events/${id}`,
      query: (names) => messagesQuery(names),
    });
    if (body.ok) {
      const messages = toMessages(body.value);
      countReads(
        reader,
        messages.map((message) => `dm:${message.id}`),
      );
      found.push(...messages.map(({ post }) => post));
    } else if (body.error.kind !== 'rejected' || body.error.reason === 'not-granted') return body;
  }
  return succeed(found);
}
