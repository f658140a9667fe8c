/** The fake X's answers in the wire's own form: what was asked for of a post, and the people and posts around it. */
import type { FieldNames } from './field-names.ts';
import { toOlder } from './field-names.ts';
import type { XMessage, XPost, XUser, XWorld } from './world.ts';

type Tree = Record<string, unknown>;
export interface Wanted {
  readonly fields: ReadonlySet<string>;
  readonly expansions: ReadonlySet<string>;
  readonly userFields: ReadonlySet<string>;
  readonly mediaFields: ReadonlySet<string>;
}

const listOf = (query: ReadonlyMap<string, string>, name: string): Set<string> =>
  new Set((query.get(name) ?? '').split(',').filter(Boolean));

/** What a request (under the newer names) asks to see. */
export const wantedOf = (query: ReadonlyMap<string, string>): Wanted => ({
  fields: listOf(query, 'post.fields'),
  expansions: listOf(query, 'expansions'),
  userFields: listOf(query, 'user.fields'),
  mediaFields: listOf(query, 'media.fields'),
});

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
export const escapeText = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** Offsets are in code points, of the text as it is sent (escaped, links shortened). */
export function entitiesOf(world: XWorld, post: XPost): { text: string; entities: Tree; from: number } {
  const before = post.addressed.map((name) => `@${name} `).join('');
  const whole = before + post.text;
  const found: { kind: 'mentions' | 'hashtags' | 'urls'; start: number; raw: string; shown: string }[] = [];
  for (const match of whole.matchAll(/https?:\/\/[^\s]+|(?<![\p{L}\p{N}_])@\w{1,15}|(?<![\p{L}\p{N}_&])[#＃][\p{L}\p{M}\p{N}_]+/gu)) {
    const raw = match[0];
    const kind = raw.startsWith('http') ? 'urls' : raw.startsWith('@') ? 'mentions' : 'hashtags';
    if (kind === 'mentions' && world.findUser(raw.slice(1)) === null) continue;
    found.push({ kind, start: match.index, raw, shown: kind === 'urls' ? `https://t.co/${digest(raw)}` : raw });
  }
  let text = '';
  let at = 0;
  const entities: Record<string, Tree[]> = {};
  const points = (part: string) => [...part].length;
  const add = (kind: string, entity: Tree) => void (entities[kind] = [...(entities[kind] ?? []), entity]);
  for (const { kind, start, raw, shown } of found) {
    text += escapeText(whole.slice(at, start));
    const from = points(text);
    text += shown;
    const span = { start: from, end: points(text) };
    if (kind === 'mentions') {
      const user = world.findUser(raw.slice(1));
      add(kind, { ...span, username: user?.username, id: user?.id });
    } else if (kind === 'hashtags') add(kind, { ...span, tag: raw.slice(1) });
    else add(kind, { ...span, url: shown, expanded_url: raw, display_url: raw.replace(/^https?:\/\//, '').slice(0, 26) });
    at = start + raw.length;
  }
  text += escapeText(whole.slice(at));
  const quoted = post.quoted === null ? undefined : world.posts.get(post.quoted);
  // X ends the text of a quote, and of a post with pictures, with a link that its own pages do not show.
  for (const [shown, expanded, key] of [
    ...(quoted
      ? [[`https://t.co/${digest(quoted.id)}`, `https://x.com/${world.users.get(quoted.authorId)?.username}/status/${quoted.id}`]]
      : []),
    ...post.media.map((media) => [`https://t.co/${digest(media.key)}`, `https://x.com/i/status/${post.id}/photo/1`, media.key]),
  ] as [string, string, string?][]) {
    const from = points(text) + 1;
    text += ` ${shown}`;
    const picture = key === undefined ? {} : { media_key: key };
    add('urls', { start: from, end: points(text), url: shown, expanded_url: expanded, display_url: 'pic.x.com', ...picture });
  }
  return { text, entities, from: points(before) };
}

const digest = (text: string): string => Buffer.from(text).toString('base64url').slice(-10).padStart(10, 'x');

export function renderUser(user: XUser, { userFields }: Wanted): Tree {
  const all: Tree = {
    created_at: user.createdAt,
    description: user.description,
    profile_image_url: `https://pbs.twimg.com/profile_images/${user.id}/face_normal.jpg`,
    protected: false,
    verified: false,
  };
  return { id: user.id, name: user.name, username: user.username, ...pick(all, userFields) };
}

const pick = (all: Tree, names: ReadonlySet<string>): Tree => Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));

export function renderPost(world: XWorld, post: XPost, wanted: Wanted): Tree {
  const { text, entities, from } = entitiesOf(world, post);
  const { fields, expansions } = wanted;
  const long = [...text].length > 280;
  const optional: Tree = {
    conversation_id: post.conversationId,
    created_at: post.createdAt,
    lang: post.lang,
    entities,
    display_text_range: [from, [...text].length],
    possibly_sensitive: post.sensitive,
    ...(long && fields.has('note_post') ? { note_post: { text, entities } } : {}),
    ...(post.media.length + post.poll.length > 0 ? { attachments: attachmentsOf(post) } : {}),
  };
  const parent = post.replyTo === null ? undefined : world.posts.get(post.replyTo);
  const references = [
    ...(post.replyTo === null ? [] : [{ type: 'replied_to', id: post.replyTo }]),
    ...(post.quoted === null ? [] : [{ type: 'quoted', id: post.quoted }]),
  ];
  return {
    id: post.id,
    text: long ? `${[...text].slice(0, 279).join('')}…` : text,
    edit_history_post_ids: post.history,
    ...pick(optional, fields),
    ...(expansions.has('author_id') ? { author_id: post.authorId } : {}),
    ...(expansions.has('in_reply_to_user_id') && parent ? { in_reply_to_user_id: parent.authorId } : {}),
    ...(expansions.has('referenced_posts') && references.length > 0 ? { referenced_posts: references } : {}),
  };
}

const attachmentsOf = ({ id, media, poll }: XPost): Tree => ({
  ...(media.length > 0 ? { media_keys: media.map(({ key }) => key) } : {}),
  ...(poll.length > 0 ? { poll_ids: [id] } : {}),
});

/** What belongs beside `posts` in an answer. */
export function includesOf(world: XWorld, posts: readonly XPost[], wanted: Wanted): Tree {
  const { expansions } = wanted;
  const people = new Set(expansions.has('author_id') ? posts.map(({ authorId }) => authorId) : []);
  if (expansions.has('entities.mentions.username')) {
    for (const post of posts) for (const { id } of mentionsOf(world, post)) people.add(id);
  }
  const media = expansions.has('attachments.media_keys') ? posts.flatMap((post) => post.media) : [];
  const referred = expansions.has('referenced_posts')
    ? posts.flatMap(({ replyTo, quoted }) => [replyTo, quoted].flatMap((id) => (id === null ? [] : (world.posts.get(id) ?? []))))
    : [];
  const polls = posts.filter(({ poll }) => poll.length > 0 && expansions.has('attachments.poll_ids')).map(renderPoll);
  const users = [...people].flatMap((id) => world.users.get(id) ?? []);
  return {
    ...(users.length > 0 ? { users: users.map((user) => renderUser(user, wanted)) } : {}),
    ...(polls.length > 0 ? { polls } : {}),
    ...(media.length > 0 ? { media: media.map((item) => renderMedia(item, wanted)) } : {}),
    ...(referred.length > 0 ? { posts: [...new Set(referred)].map((post) => renderPost(world, post, wanted)) } : {}),
  };
}

const renderPoll = ({ id, poll, createdAt }: XPost): Tree => ({
  id,
  options: poll.map((label, index) => ({ position: index + 1, label, votes: 0 })),
  end_datetime: new Date(Date.parse(createdAt) + 86_400_000).toISOString(),
  voting_status: 'open',
});

function renderMedia({ key, alt, width, height }: XPost['media'][number], { mediaFields }: Wanted): Tree {
  const all = { url: `https://pbs.twimg.com/media/${key}.png`, width, height, ...(alt === '' ? {} : { alt_text: alt }) };
  return { media_key: key, type: 'photo', ...pick(all, mediaFields) };
}

export function mentionsOf(world: XWorld, post: XPost): XUser[] {
  const named = [...post.text.matchAll(/(?<![\p{L}\p{N}_])@(\w{1,15})/gu)].map((match) => match[1] ?? '');
  return [...new Set([...post.addressed, ...named])].flatMap((name) => world.findUser(name) ?? []);
}

export function renderMessage(message: XMessage, query: ReadonlyMap<string, string>): Tree {
  const fields = listOf(query, 'dm_event.fields');
  const expansions = listOf(query, 'expansions');
  const all: Tree = { created_at: message.createdAt, dm_conversation_id: message.conversationId };
  return {
    id: message.id,
    event_type: 'MessageCreate',
    text: escapeText(message.text),
    ...pick(all, fields),
    ...(expansions.has('sender_id') ? { sender_id: message.senderId } : {}),
    ...(expansions.has('participant_ids') ? { participant_ids: message.participants } : {}),
  };
}

export const inDialect = (body: unknown, names: FieldNames): unknown => (names === 'tweet' ? toOlder(body) : body);
