/**
 * What account activity tells, in the form of X's older API: long posts aside, dates in words, numbers that only fit as strings. It does not say
 * under which root a reply hangs, so that replies are left to the next look, which the call brings forward (`bell.ts`).
 */
import { z } from 'zod';
import { PLAIN_POST, type Arrival, type ArrivalReason, type NetworkPerson, type NetworkPost } from '../network.ts';
import { PUBLIC_PAGES } from './address.ts';
import { messagePost } from './messages.ts';
import { languagesOf, stranger } from './post.ts';
import { isId, isLater, messageRef, pointTo } from './ref.ts';
import { cleanText } from './text.ts';
import { readWords } from './words.ts';

const id = z.string().refine(isId);
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(undefined);

const wireUser = z.looseObject({
  id_str: maybe(id),
  id: z.unknown().optional(),
  screen_name: z.string(),
  name: maybe(z.string()),
  profile_image_url_https: maybe(z.string()),
});
const indices = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
const wireMarks = z.looseObject({
  user_mentions: maybe(z.array(z.looseObject({ indices, screen_name: z.string(), id_str: maybe(id) }))),
  hashtags: maybe(z.array(z.looseObject({ indices, text: z.string() }))),
  urls: maybe(z.array(z.looseObject({ indices, url: z.string(), expanded_url: maybe(z.string()) }))),
});
const words = { entities: maybe(wireMarks), display_text_range: maybe(z.array(z.number())) };
const wirePost = z.looseObject({
  id_str: id,
  text: maybe(z.string()),
  full_text: maybe(z.string()),
  ...words,
  extended_tweet: maybe(z.looseObject({ full_text: z.string(), ...words })),
  user: wireUser,
  created_at: maybe(z.string()),
  timestamp_ms: maybe(z.string()),
  in_reply_to_status_id_str: maybe(id),
  quoted_status_id_str: maybe(id),
  quoted_status: maybe(z.looseObject({ user: maybe(wireUser) })),
  retweeted_status: z.unknown().optional(),
  lang: maybe(z.string()),
  possibly_sensitive: maybe(z.boolean()),
  edit_history: maybe(z.looseObject({ initial_tweet_id: maybe(id) })),
});
const wireMessage = z.looseObject({
  type: z.literal('message_create'),
  id,
  created_timestamp: maybe(z.string()),
  message_create: z.looseObject({
    target: z.looseObject({ recipient_id: id }),
    sender_id: id,
    message_data: z.looseObject({ text: z.string(), entities: maybe(wireMarks) }),
  }),
});
const wireActivity = z.looseObject({
  for_user_id: id,
  tweet_create_events: maybe(z.array(z.unknown())),
  tweet_delete_events: maybe(z.array(z.unknown())),
  direct_message_events: maybe(z.array(z.unknown())),
  follow_events: maybe(z.array(z.unknown())),
  users: maybe(z.record(z.string(), z.unknown())),
});
const wireDeleted = z.looseObject({ status: z.looseObject({ id }) });
const wireFollow = z.looseObject({ type: z.literal('follow'), created_timestamp: maybe(z.string()), source: wireUser, target: wireUser });

const each = <Value>(items: readonly unknown[] | null | undefined, schema: z.ZodType<Value>): Value[] =>
  (items ?? []).flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });

const MOST_EVENTS = 200;

/** The arrivals of one call, and the account that it is for; what cannot be read is left to the next look. Null when it is no activity. */
export function readActivity(body: unknown): { identity: string; arrivals: Arrival[]; happenedAt: Date | null } | null {
  const parsed = wireActivity.safeParse(body);
  if (!parsed.success) return null;
  const { for_user_id: identity, users } = parsed.data;
  const people = new Map(
    each(Object.values(users ?? {}), wireUser)
      .flatMap((user) => personOf(user) ?? [])
      .map((person) => [person.identity, person]),
  );
  const arrivals: Arrival[] = [
    ...each(parsed.data.tweet_create_events, wirePost).flatMap((wire) => postArrival(wire, identity)),
    ...each(parsed.data.direct_message_events, wireMessage).map((wire) => messageArrival(wire, identity, people)),
    ...each(parsed.data.tweet_delete_events, wireDeleted).map(({ status }): Arrival => ({ kind: 'deleted', ref: status.id })),
    ...each(parsed.data.follow_events, wireFollow).flatMap((wire) => followArrival(wire, identity)),
  ];
  return { identity, arrivals: arrivals.slice(0, MOST_EVENTS), happenedAt: latest(body) };
}

const MOMENT = /^\d{12,15}$/;
const moments = z.looseObject({ timestamp_ms: z.unknown().optional(), created_timestamp: z.unknown().optional() });

/** The latest moment that any of its events names, in milliseconds; null when none does. */
function latest(body: unknown): Date | null {
  const lists = Object.values(body as Readonly<Record<string, unknown>>).filter((value) => Array.isArray(value));
  const named = each(lists.flat().slice(0, MOST_EVENTS), moments).flatMap(({ timestamp_ms, created_timestamp }) =>
    [timestamp_ms, created_timestamp].map(String).filter((text) => MOMENT.test(text)),
  );
  return named.length === 0 ? null : new Date(Math.max(...named.map(Number)));
}

type WirePost = z.infer<typeof wirePost>;

function postArrival(wire: WirePost, identity: string): Arrival[] {
  const author = personOf(wire.user);
  if (author === null || wire.retweeted_status !== undefined || (wire.in_reply_to_status_id_str ?? null) !== null) return [];
  const mentions = wire.extended_tweet?.entities?.user_mentions ?? wire.entities?.user_mentions ?? [];
  const quotesUs = (wire.quoted_status_id_str ?? null) !== null && personOf(wire.quoted_status?.user ?? null)?.identity === identity;
  const isMentioned = mentions.some(({ id_str }) => id_str === identity);
  const reason: ArrivalReason = author.identity === identity ? 'own' : isMentioned || !quotesUs ? 'mention' : 'quote';
  return [{ kind: 'post', reason, post: toPost(wire, author) }];
}

function toPost(wire: WirePost, author: NetworkPerson): NetworkPost {
  const source = wire.extended_tweet ?? wire;
  const quoted = wire.quoted_status_id_str ?? null;
  const entities = entitiesOf(source.entities);
  const text = wire.extended_tweet?.full_text ?? wire.full_text ?? wire.text ?? '';
  const ref = wire.edit_history?.initial_tweet_id ?? wire.id_str;
  return {
    ...PLAIN_POST,
    ref,
    version: wire.id_str,
    author,
    ...readWords({ text, entities }, { from: source.display_text_range?.[0] ?? 0, quotes: quoted, identityOf: () => null }),
    images: [],
    languages: languagesOf(wire.lang),
    reply: null,
    quoted: quoted === null ? null : pointTo(quoted),
    restrictions: wire.possibly_sensitive === true ? ['sensitive'] : [],
    writtenAt: momentOf(wire.timestamp_ms, wire.created_at),
    url: `${PUBLIC_PAGES}/${author.handle}/status/${wire.id_str}`,
  };
}

/** Marks in the form of version 2. */
const entitiesOf = (marks: z.infer<typeof wireMarks> | null | undefined) => ({
  mentions: marks?.user_mentions?.map(({ indices: [start, end], screen_name, id_str }) => ({
    start,
    end,
    username: screen_name,
    id: id_str ?? null,
  })),
  hashtags: marks?.hashtags?.map(({ indices: [start, end], text }) => ({ start, end, tag: text })),
  urls: marks?.urls?.map(({ indices: [start, end], url, expanded_url }) => ({ start, end, url, expanded_url: expanded_url ?? null })),
});

function messageArrival(wire: z.infer<typeof wireMessage>, identity: string, people: ReadonlyMap<string, NetworkPerson>): Arrival {
  const { sender_id, target, message_data } = wire.message_create;
  const pair = [sender_id, target.recipient_id].toSorted((one, other) => (isLater(one, other) ? 1 : -1));
  const message = { id: wire.id, conversation: pair.join('-'), text: message_data.text, writtenAt: momentOf(wire.created_timestamp, null) };
  const post = messagePost(message, people.get(sender_id) ?? stranger(sender_id), null);
  return { kind: 'post', reason: sender_id === identity ? 'own' : 'mention', post: { ...post, ...pointTo(messageRef(wire.id)) } };
}

function followArrival({ source, target, created_timestamp }: z.infer<typeof wireFollow>, identity: string): Arrival[] {
  const [who, whom] = [personOf(source), personOf(target)];
  return who === null || whom?.identity !== identity ? [] : [{ kind: 'followed', person: who, at: momentOf(created_timestamp, null) }];
}

function momentOf(milliseconds: string | null | undefined, inWords: string | null | undefined): Date {
  const at = milliseconds && /^\d{10,16}$/.test(milliseconds) ? Number(milliseconds) : Date.parse(inWords ?? '');
  return Number.isNaN(at) ? new Date() : new Date(at);
}

function personOf(user: z.infer<typeof wireUser> | null): NetworkPerson | null {
  if (user === null) return null;
  const identity = user.id_str ?? (typeof user.id === 'string' && isId(user.id) ? user.id : null);
  if (identity === null) return null;
  const picture = user.profile_image_url_https?.replace(/_normal(\.\w+)$/, '_200x200$1') ?? null;
  const avatarUrl = picture !== null && URL.canParse(picture) && picture.startsWith('https:') ? picture : null;
  return { identity, handle: user.screen_name.slice(0, 50), displayName: user.name ? cleanText(user.name, 200) : null, avatarUrl };
}
