/**
 * The network's chat service, which its test network lacks: conversations of two, a log for each member, unread counts. Who writes is who the
 * account's own server says; what goes in and out is checked against `chat.bsky`'s lexicons.
 */
import { InvalidRequestError } from '@atproto/xrpc-server';
import { startAtService, type Asking, type AtService } from './service.ts';

interface Message {
  readonly id: string;
  readonly rev: string;
  readonly text: string;
  readonly facets?: unknown;
  readonly embed?: unknown;
  readonly replyTo?: { messageId: string };
  readonly sender: { did: string };
  readonly sentAt: string;
}

interface Conversation {
  readonly id: string;
  readonly members: readonly string[];
  readonly messages: Message[];
  readonly accepted: Set<string>;
  /** How many of the messages each member has read. */
  readonly read: Map<string, number>;
  readonly deletedFor: Map<string, Set<string>>;
}

export interface ChatFake extends AtService {
  /** What was truly sent into all conversations, oldest first. */
  sent(): readonly { readonly by: string; readonly text: string; readonly conversation: string }[];
  /** From now on facets of messages are dropped, as by a service that is stricter than the lexicons. */
  stripFacets(strip: boolean): void;
  /** From now on the log does not say who wrote, as older services do not. */
  omitProfiles(omit: boolean): void;
  /** Who will take no more messages from whom. */
  block(by: string, whom: string): void;
}

const PAGE = 100;

export async function startChatFake({ plcUrl, appViewUrl }: { plcUrl: string; appViewUrl: string }): Promise<ChatFake> {
  const conversations = new Map<string, Conversation>();
  const logs = new Map<string, { rev: string; entry: Record<string, unknown> }[]>();
  const all: Message[] = [];
  const blocks = new Set<string>();
  const wishes = { stripFacets: false, omitProfiles: false };
  let count = 0;
  const nextId = (prefix: string) => `${prefix}${(count += 1).toString(36).padStart(8, '0')}`;

  async function profileOf(did: string) {
    const answer = await fetch(`${appViewUrl}/xrpc/app.bsky.actor.getProfile?actor=${encodeURIComponent(did)}`);
    const { handle, displayName } = (await answer.json()) as { handle?: string; displayName?: string };
    return { did, handle: handle ?? 'handle.invalid', ...(displayName === undefined ? {} : { displayName }) };
  }
  const logOf = (did: string) => logs.get(did) ?? logs.set(did, []).get(did)!;
  const note = (did: string, type: string, entry: Record<string, unknown>) => {
    const rev = nextId('r');
    logOf(did).push({ rev, entry: { $type: `chat.bsky.convo.defs#${type}`, rev, ...entry } });
  };
  function conversationOf(id: string, { did }: Asking): Conversation {
    const found = conversations.get(id);
    if (found === undefined || !found.members.includes(did)) throw new InvalidRequestError('not a member of this convo', 'InvalidConvo');
    return found;
  }
  const asView = (conversation: Conversation, { replyTo, ...message }: Message, nested = false): Record<string, unknown> => {
    const parent = nested ? undefined : conversation.messages.find(({ id }) => id === replyTo?.messageId);
    return {
      $type: 'chat.bsky.convo.defs#messageView',
      ...message,
      ...(parent === undefined ? {} : { replyTo: asView(conversation, parent, true) }),
    };
  };
  const visible = ({ messages, deletedFor }: Conversation, did: string) =>
    messages.filter(({ id }) => deletedFor.get(did)?.has(id) !== true);
  const unreadOf = (conversation: Conversation, did: string) =>
    conversation.messages.slice(conversation.read.get(did) ?? 0).filter(({ sender }) => sender.did !== did).length;
  async function convoView(conversation: Conversation, did: string) {
    const last = visible(conversation, did).at(-1);
    return {
      id: conversation.id,
      rev: last?.rev ?? conversation.id,
      members: await Promise.all(conversation.members.map(profileOf)),
      muted: false,
      status: conversation.accepted.has(did) ? 'accepted' : 'request',
      unreadCount: unreadOf(conversation, did),
      ...(last === undefined ? {} : { lastMessage: asView(conversation, last) }),
    };
  }
  const json = (body: unknown) => ({ encoding: 'application/json', body }) as never;

  function post(conversation: Conversation, sender: string, input: Omit<Message, 'id' | 'rev' | 'sender' | 'sentAt'>): Message {
    const other = conversation.members.find((did) => did !== sender) ?? sender;
    if (blocks.has(`${other} ${sender}`)) throw new InvalidRequestError('block between recipient and sender');
    if (input.replyTo !== undefined && !conversation.messages.some(({ id }) => id === input.replyTo?.messageId))
      throw new InvalidRequestError('no such message', 'ReplyTargetNotFound');
    const { text, replyTo } = input;
    const message: Message = {
      id: nextId('m'),
      rev: nextId('r'),
      text,
      sender: { did: sender },
      sentAt: new Date().toISOString(),
      ...(input.facets === undefined || wishes.stripFacets ? {} : { facets: input.facets }),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
    conversation.messages.push(message);
    conversation.accepted.add(sender);
    all.push(message);
    for (const did of conversation.members)
      note(did, 'logCreateMessage', { convoId: conversation.id, message: asView(conversation, message) });
    return message;
  }

  const service = await startAtService({ plcUrl, serviceId: 'bsky_chat' }, (xrpc, auth) => {
    const method = (name: string, answer: (asking: Asking, input: never, params: never) => unknown) =>
      xrpc.method(`chat.bsky.convo.${name}`, {
        auth: auth as never,
        handler: async (context: never) => {
          const { auth: word, input, params } = context as { auth: { credentials: Asking }; input?: { body: never }; params: never };
          return json(await answer(word.credentials, input?.body as never, params));
        },
      } as never);

    method('getLog', async (asking, _input, { cursor }: { cursor?: string }) => {
      const log = logOf(asking.did);
      // Without a cursor it tells the latest, as the service does to an app that starts.
      const from = cursor === undefined ? Math.max(0, log.length - PAGE) : log.findIndex(({ rev }) => rev > cursor);
      const page = from < 0 ? [] : log.slice(from, from + PAGE);
      const entries = page.map(async ({ entry }) => {
        const { sender } = (entry['message'] ?? {}) as { sender?: { did: string } };
        return wishes.omitProfiles || sender === undefined ? entry : { ...entry, relatedProfiles: [await profileOf(sender.did)] };
      });
      return { logs: await Promise.all(entries), cursor: page.at(-1)?.rev ?? cursor ?? log.at(-1)?.rev ?? 'r0' };
    });
    method('listConvos', async ({ did }, _input, { readState, limit, cursor }: { readState?: string; limit: number; cursor?: string }) => {
      const mine = [...conversations.values()].filter(
        (conversation) =>
          conversation.members.includes(did) &&
          conversation.messages.length > 0 &&
          (readState !== 'unread' || unreadOf(conversation, did) > 0),
      );
      const from = Number(cursor ?? 0);
      const convos = await Promise.all(mine.slice(from, from + limit).map((conversation) => convoView(conversation, did)));
      return { convos, ...(from + limit < mine.length ? { cursor: String(from + limit) } : {}) };
    });
    method('getConvo', async (asking, _input, { convoId }: { convoId: string }) => ({
      convo: await convoView(conversationOf(convoId, asking), asking.did),
    }));
    method('getConvoForMembers', async ({ did }, _input, { members }: { members: string[] }) => {
      const wanted = [...new Set([did, ...members])].toSorted();
      const found = [...conversations.values()].find((conversation) => conversation.members.join() === wanted.join());
      const conversation = found ?? {
        id: nextId('c'),
        members: wanted,
        messages: [],
        accepted: new Set([did]),
        read: new Map(),
        deletedFor: new Map(),
      };
      conversations.set(conversation.id, conversation);
      return { convo: await convoView(conversation, did) };
    });
    method('getMessages', async (asking, _input, { convoId, limit, cursor }: { convoId: string; limit: number; cursor?: string }) => {
      const conversation = conversationOf(convoId, asking);
      const newestFirst = visible(conversation, asking.did).toReversed();
      const from = cursor === undefined ? 0 : newestFirst.findIndex(({ rev }) => rev < cursor);
      const page = from < 0 ? [] : newestFirst.slice(from, from + limit);
      const more = from >= 0 && from + limit < newestFirst.length;
      return { messages: page.map((message) => asView(conversation, message)), ...(more ? { cursor: page.at(-1)?.rev } : {}) };
    });
    method('sendMessage', (asking, { convoId, message }: { convoId: string; message: Message }) => {
      const conversation = conversationOf(convoId, asking);
      return asView(conversation, post(conversation, asking.did, message));
    });
    method('updateRead', async (asking, { convoId }: { convoId: string }) => {
      const conversation = conversationOf(convoId, asking);
      conversation.read.set(asking.did, conversation.messages.length);
      return { convo: await convoView(conversation, asking.did) };
    });
    method('deleteMessageForSelf', (asking, { convoId, messageId }: { convoId: string; messageId: string }) => {
      const conversation = conversationOf(convoId, asking);
      const message = conversation.messages.find(({ id }) => id === messageId);
      if (message === undefined) throw new InvalidRequestError('no such message');
      const { id, rev, sender, sentAt } = message;
      conversation.deletedFor.set(asking.did, (conversation.deletedFor.get(asking.did) ?? new Set()).add(id));
      const gone = { $type: 'chat.bsky.convo.defs#deletedMessageView', id, rev, sender, sentAt };
      note(asking.did, 'logDeleteMessage', { convoId, message: gone });
      return gone;
    });
  });

  return {
    ...service,
    sent: () =>
      all.map((message) => {
        const conversation = [...conversations.values()].find(({ messages }) => messages.includes(message));
        return { by: message.sender.did, text: message.text, conversation: conversation?.id ?? '' };
      }),
    stripFacets: (strip) => void (wishes.stripFacets = strip),
    omitProfiles: (omit) => void (wishes.omitProfiles = omit),
    block: (by, whom) => void blocks.add(`${by} ${whom}`),
  };
}
