/** What the fake X does for each operation of the contract. */
import { countLength } from '../../../src/networks/x/text.ts';
import { includesOf, mentionsOf, renderMessage, renderPost, renderUser, wantedOf } from './render.ts';
import { parseQuery } from './search.ts';
import type { XMedia, XMessage, XPost, XUser, XWorld } from './world.ts';

export interface Call {
  readonly world: XWorld;
  readonly user: XUser | null;
  readonly path: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly uploads: Map<string, XMedia>;
  readonly rules: Map<string, { value: string; tag: string }>;
  readonly webhooks: Webhooks;
  readonly disorder: 'duplicate' | 'reorder' | null;
}
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** For the meter: how many posts or messages were read. */
  readonly reads?: number;
}
export interface Webhooks {
  add(url: string): Promise<{ id: string; url: string; valid: boolean; created_at: string } | null>;
  check(id: string): Promise<boolean>;
  readonly all: Map<string, { id: string; url: string; valid: boolean; created_at: string; subscribers: Set<string> }>;
}

export const problem = (
  status: number,
  kind: 'invalid-request' | 'not-authorized-for-resource' | 'resource-not-found',
  detail: string,
): Answer => ({
  status,
  body: {
    type: `https://api.x.com/2/problems/${kind}`,
    title: kind === 'invalid-request' ? 'Invalid Request' : kind === 'resource-not-found' ? 'Not Found Error' : 'Forbidden',
    detail,
    status,
    ...(kind === 'invalid-request' ? {} : { resource_type: 'tweet' }),
  },
});
const good = (body: unknown, status = 200): Answer => ({ status, body });

/** The mentions timeline goes no further back than that many posts. */
const MENTIONS_DEPTH = 800;
const WEEK_MS = 7 * 24 * 3_600_000;
const newestFirst = <Kind extends { id: string }>(items: Iterable<Kind>): Kind[] =>
  [...items].toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1));
const isLatest = ({ id, history }: XPost): boolean => history.at(-1) === id;

function page<Kind extends { id: string; createdAt: string }>({ query, disorder }: Call, found: readonly Kind[], usual = 10) {
  const numberOf = (name: string) => (query.has(name) ? BigInt(query.get(name) ?? '0') : null);
  const timeOf = (name: string) => (query.has(name) ? Date.parse(query.get(name) ?? '') : null);
  const [since, until, start, end] = [numberOf('since_id'), numberOf('until_id'), timeOf('start_time'), timeOf('end_time')];
  const token = query.get('pagination_token') ?? query.get('next_token');
  const before = token === undefined ? null : BigInt(Buffer.from(token, 'base64url').toString().replace('page-before-', ''));
  const fits = newestFirst(found).filter(
    ({ id, createdAt }) =>
      (since === null || BigInt(id) > since) &&
      (until === null || BigInt(id) < until) &&
      (before === null || BigInt(id) < before) &&
      (start === null || Date.parse(createdAt) >= start) &&
      (end === null || Date.parse(createdAt) < end),
  );
  const items = fits.slice(0, Number(query.get('max_results') ?? usual));
  const last = items.at(-1);
  if (disorder === 'duplicate') items.push(...items);
  if (disorder === 'reorder') items.sort(() => Math.random() - 0.5);
  const more =
    last !== undefined && fits.length > Number(query.get('max_results') ?? usual)
      ? { next_token: Buffer.from(`page-before-${last.id}`).toString('base64url') }
      : {};
  return { items, meta: { result_count: items.length, ...more } };
}

function timeline(call: Call, found: readonly XPost[]): Answer {
  const { world, query } = call;
  const { items, meta } = page(call, found);
  const wanted = wantedOf(query);
  const edges = items.length === 0 ? {} : { newest_id: items[0]?.id, oldest_id: items.at(-1)?.id };
  const includes = includesOf(world, items, wanted);
  return {
    status: 200,
    reads: items.length,
    body: {
      ...(items.length === 0 ? {} : { data: items.map((post) => renderPost(world, post, wanted)) }),
      ...(Object.keys(includes).length === 0 ? {} : { includes }),
      meta: { ...meta, ...edges },
    },
  };
}

function messages(call: Call, found: readonly XMessage[]): Answer {
  const { world, query } = call;
  const recent = found.filter(({ createdAt }) => world.now() - Date.parse(createdAt) < 30 * 24 * 3_600_000);
  const { items, meta } = page(call, recent, 100);
  const people = [...new Set(items.flatMap(({ participants }) => participants))].flatMap((id) => world.users.get(id) ?? []);
  const shown = (query.get('expansions') ?? '').includes('sender_id') && people.length > 0;
  return {
    status: 200,
    reads: items.length,
    body: {
      ...(items.length === 0 ? {} : { data: items.map((message) => renderMessage(message, query)) }),
      ...(shown ? { includes: { users: people.map((user) => renderUser(user, wantedOf(query))) } } : {}),
      meta,
    },
  };
}

/** What a request asks to be posted. */
function draftOf(body: Call['body']) {
  return {
    text: String(body['text'] ?? '').trim(),
    replyTo: (body['reply'] as { in_reply_to_tweet_id: string } | undefined)?.in_reply_to_tweet_id ?? null,
    quoted: (body['quote_tweet_id'] as string | undefined) ?? null,
    before: (body['edit_options'] as { previous_post_id: string } | undefined)?.previous_post_id ?? null,
    poll: (body['poll'] as { options: string[] } | undefined)?.options ?? [],
    media: (body['media'] as { media_ids: string[] } | undefined)?.media_ids ?? [],
  };
}

/** Why X does not take it; null when it does. */
function refusalOf({ world, user }: Call, { text, replyTo, quoted, before, media }: ReturnType<typeof draftOf>): Answer | null {
  const no = (detail: string) => problem(403, 'not-authorized-for-resource', detail);
  if (text === '' && media.length === 0) return problem(400, 'invalid-request', 'a post needs words or a picture');
  if (countLength(text) > 280) return no('Your Tweet text is too long.');
  if (replyTo !== null && !world.posts.has(replyTo)) return no('You attempted to reply to a Tweet that is deleted or not visible to you.');
  if (quoted !== null && !world.posts.has(quoted)) return problem(400, 'invalid-request', 'The quoted Tweet does not exist.');
  if (before !== null && world.posts.get(before)?.authorId !== user?.id) return no('You are not permitted to edit this Tweet.');
  const isRepeat = ({ authorId, createdAt, ...post }: XPost) =>
    authorId === user?.id && post.text === text && post.replyTo === replyTo && world.now() - Date.parse(createdAt) < WEEK_MS;
  return [...world.posts.values()].some(isRepeat) ? no('You are not allowed to create a Tweet with duplicate content.') : null;
}

function createPost(call: Call): Answer {
  const draft = draftOf(call.body);
  const refused = refusalOf(call, draft);
  if (refused !== null) return refused;
  const { text, replyTo, quoted, before, poll } = draft;
  const media = draft.media.flatMap((id) => call.uploads.get(id) ?? []);
  const edited = before === null ? {} : { editOf: before };
  const post = call.world.addPost({ authorId: call.user?.id ?? '', text, replyTo, quoted, media, poll, ...edited });
  return good({ data: { id: post.id, text: post.text, edit_history_post_ids: post.history } }, 201);
}

function lookUpPosts(call: Call): Answer {
  const { world, query } = call;
  const ids = [...new Set((query.get('ids') ?? '').split(','))];
  const found = ids.flatMap((id) => world.posts.get(id) ?? []);
  const wanted = wantedOf(query);
  const missing = ids.filter((id) => !world.posts.has(id));
  const errors = missing.map((id) => ({
    type: 'https://api.x.com/2/problems/resource-not-found',
    title: 'Not Found Error',
    detail: `Could not find tweet with ids: [${id}].`,
    resource_type: 'tweet',
    resource_id: id,
    parameter: 'ids',
    value: id,
  }));
  const includes = includesOf(world, found, wanted);
  return {
    status: 200,
    reads: found.length,
    body: {
      ...(found.length === 0 ? {} : { data: found.map((post) => renderPost(world, post, wanted)) }),
      ...(Object.keys(includes).length === 0 ? {} : { includes }),
      ...(errors.length === 0 ? {} : { errors }),
    },
  };
}

function search(call: Call): Answer {
  const accepts = parseQuery(call.world, call.query.get('query') ?? '');
  if (accepts === null) return problem(400, 'invalid-request', 'There were errors processing your request: the query');
  const recent = [...call.world.posts.values()].filter((post) => isLatest(post) && call.world.now() - Date.parse(post.createdAt) < WEEK_MS);
  return timeline(call, recent.filter(accepts));
}

function sendMessage({ world, user, body, path }: Call): Answer {
  const known = [...world.messages.values()].find(({ conversationId }) => conversationId === path['dm_conversation_id']);
  const participants = known?.participants ?? (path['dm_conversation_id'] ?? '').split('-');
  const other = path['participant_id'] ?? participants.find((id) => id !== user?.id) ?? '';
  if (!world.users.has(other)) return problem(400, 'invalid-request', 'no such participant');
  const message = world.addMessage(user?.id ?? '', other, String(body['text'] ?? ''));
  return good({ data: { dm_conversation_id: message.conversationId, dm_event_id: message.id } }, 201);
}

function changeRules({ rules, body, world }: Call): Answer {
  const added: unknown[] = [];
  for (const { value, tag = '' } of (body['add'] ?? []) as { value: string; tag?: string }[]) {
    if (parseQuery(world, value) === null) return problem(400, 'invalid-request', `the rule ${value}`);
    const id = world.newId();
    if (![...rules.values()].some((rule) => rule.value === value)) rules.set(id, { value, tag });
    added.push({ id, value, tag });
  }
  for (const id of (body['delete'] as { ids?: string[] } | undefined)?.ids ?? []) rules.delete(id);
  return good({ ...(added.length > 0 ? { data: added } : {}), meta: { sent: new Date().toISOString() } });
}

const me = ({ user, query }: Call): Answer => good({ data: renderUser(user!, wantedOf(query)) });

export const HANDLERS: Readonly<Record<string, (call: Call) => Answer | Promise<Answer>>> = {
  'GET /2/users/me': me,
  'GET /2/users/by/username/{username}': ({ world, path, query }) => {
    const user = world.findUser(path['username'] ?? '');
    return user === null ? problem(404, 'resource-not-found', 'no such user') : good({ data: renderUser(user, wantedOf(query)) });
  },
  'GET /2/users/{id}/mentions': (call) => {
    const found = [...call.world.posts.values()].filter(
      (post) =>
        isLatest(post) && post.authorId !== call.path['id'] && mentionsOf(call.world, post).some(({ id }) => id === call.path['id']),
    );
    return timeline(call, newestFirst(found).slice(0, MENTIONS_DEPTH));
  },
  'GET /2/users/{id}/tweets': (call) =>
    timeline(
      call,
      [...call.world.posts.values()].filter((post) => isLatest(post) && post.authorId === call.path['id']),
    ),
  'POST /2/users/{id}/muting': ({ world, path, body }) => {
    world.muted.add(`${path['id']}>${String(body['target_user_id'])}`);
    return good({ data: { muting: true } });
  },
  'DELETE /2/users/{source_user_id}/muting/{target_user_id}': ({ world, path }) => {
    world.muted.delete(`${path['source_user_id']}>${path['target_user_id']}`);
    return good({ data: { muting: false } });
  },
  'GET /2/tweets': lookUpPosts,
  'POST /2/tweets': createPost,
  'DELETE /2/tweets/{id}': ({ world, user, path }) => {
    const post = world.posts.get(path['id'] ?? '');
    if (post !== undefined && post.authorId !== user?.id) return problem(403, 'not-authorized-for-resource', 'not yours');
    return good({ data: { deleted: world.removePost(path['id'] ?? '') } });
  },
  'PUT /2/tweets/{tweet_id}/hidden': ({ world, user, path, body }) => {
    const post = world.posts.get(path['tweet_id'] ?? '');
    const root = post === undefined ? undefined : world.posts.get(post.conversationId);
    if (post === undefined || root?.authorId !== user?.id)
      return problem(403, 'not-authorized-for-resource', 'not a reply in your conversation');
    post.hidden = body['hidden'] === true;
    return good({ data: { hidden: post.hidden } });
  },
  'GET /2/tweets/search/recent': search,
  'GET /2/tweets/search/stream/rules': ({ rules }) =>
    good({
      ...(rules.size === 0 ? {} : { data: [...rules].map(([id, { value, tag }]) => ({ id, value, tag })) }),
      meta: { result_count: rules.size },
    }),
  'POST /2/tweets/search/stream/rules': changeRules,
  'GET /2/dm_events': (call) =>
    messages(
      call,
      [...call.world.messages.values()].filter(({ participants }) => participants.includes(call.user?.id ?? '')),
    ),
  'GET /2/dm_conversations/{id}/dm_events': (call) =>
    messages(
      call,
      [...call.world.messages.values()].filter(
        ({ conversationId, participants }) => conversationId === call.path['id'] && participants.includes(call.user?.id ?? ''),
      ),
    ),
  'GET /2/dm_events/{event_id}': ({ world, path, query }) => {
    const message = world.messages.get(path['event_id'] ?? '');
    return message === undefined
      ? problem(404, 'resource-not-found', 'no such message')
      : { ...good({ data: renderMessage(message, query) }), reads: 1 };
  },
  'DELETE /2/dm_events/{event_id}': ({ world, path }) => good({ data: { deleted: world.messages.delete(path['event_id'] ?? '') } }),
  'POST /2/dm_conversations/with/{participant_id}/messages': sendMessage,
  'POST /2/dm_conversations/{dm_conversation_id}/messages': sendMessage,
  'POST /2/media/upload': ({ world, uploads }) => {
    const id = world.newId();
    uploads.set(id, { key: `3_${id}`, alt: '', width: 3, height: 2 });
    return good({ data: { id, media_key: `3_${id}`, size: 1, expires_after_secs: 86_400 } });
  },
  'POST /2/media/upload/initialize': ({ world, uploads }) => {
    const id = world.newId();
    uploads.set(id, { key: `3_${id}`, alt: '', width: 3, height: 2 });
    return good({ data: { id, media_key: `3_${id}`, expires_after_secs: 86_400 } });
  },
  'POST /2/media/upload/{id}/append': ({ path, uploads }) =>
    uploads.has(path['id'] ?? '') ? good({ data: { expires_at: 0 } }) : problem(400, 'invalid-request', 'no such media'),
  'POST /2/media/upload/{id}/finalize': ({ path, uploads }) => {
    const id = path['id'] ?? '';
    if (!uploads.has(id)) return problem(400, 'invalid-request', 'no such media');
    // It is prepared by the time of the first look.
    return good({ data: { id, media_key: `3_${id}`, size: 1, processing_info: { state: 'pending', check_after_secs: 0 } } });
  },
  'GET /2/media/upload': ({ query }) => {
    const id = query.get('media_id') ?? '';
    return good({ data: { id, media_key: `3_${id}`, size: 1, processing_info: { state: 'succeeded', progress_percent: 100 } } });
  },
  'POST /2/media/metadata': ({ uploads, body }) => {
    const id = String(body['id']);
    const media = uploads.get(id);
    if (media === undefined) return problem(400, 'invalid-request', 'no such media');
    const alt = (body['metadata'] as { alt_text?: { text: string } } | undefined)?.alt_text?.text ?? '';
    uploads.set(id, { ...media, alt });
    return good({ data: { id } });
  },
  'GET /2/webhooks': ({ webhooks }) => {
    const all = [...webhooks.all.values()].map(({ id, url, valid, created_at }) => ({ id, url, valid, created_at }));
    return good({ ...(all.length === 0 ? {} : { data: all }), meta: { result_count: all.length } });
  },
  'POST /2/webhooks': async ({ webhooks, body }) => {
    const added = await webhooks.add(String(body['url']));
    return added === null ? problem(400, 'invalid-request', 'the address did not answer the challenge') : good({ data: added });
  },
  'PUT /2/webhooks/{webhook_id}': async ({ webhooks, path }) => good({ data: { valid: await webhooks.check(path['webhook_id'] ?? '') } }),
  'DELETE /2/webhooks/{webhook_id}': ({ webhooks, path }) => good({ data: { deleted: webhooks.all.delete(path['webhook_id'] ?? '') } }),
  'GET /2/account_activity/webhooks/{webhook_id}/subscriptions/all': ({ webhooks, path, user }) =>
    good({ data: { subscribed: webhooks.all.get(path['webhook_id'] ?? '')?.subscribers.has(user?.id ?? '') === true } }),
  'POST /2/account_activity/webhooks/{webhook_id}/subscriptions/all': ({ webhooks, path, user }) => {
    const webhook = webhooks.all.get(path['webhook_id'] ?? '');
    if (webhook === undefined) return problem(404, 'resource-not-found', 'no such webhook');
    webhook.subscribers.add(user?.id ?? '');
    return good({ data: { subscribed: true } });
  },
  'GET /2/usage/tweets': () => good({ data: { project_id: '1', project_cap: '10000', project_usage: '0', cap_reset_day: 1 } }),
};
