/** The fake X's webhooks: the challenge (CRC), and account activity in the form of its older API, signed. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Webhooks } from './handlers.ts';
import { entitiesOf, mentionsOf } from './render.ts';
import type { XEvent, XPost, XUser, XWorld } from './world.ts';

const LIMIT_MS = 3_000;

export interface SentWebhooks extends Webhooks {
  /** Sends once more what was sent last, as X does when it is not sure. */
  repeat(): Promise<void>;
  /** Resolves once all that happened so far was sent. */
  settled(): Promise<void>;
  /** Status of each answer that came. */
  readonly answers: number[];
}

export function createWebhooks(world: XWorld): SentWebhooks {
  const all: Webhooks['all'] = new Map();
  const answers: number[] = [];
  let last: { url: string; body: string } | null = null;
  let sending = Promise.resolve();
  const sign = (text: string): string => `sha256=${createHmac('sha256', world.application.consumerSecret).update(text).digest('base64')}`;

  async function answersChallenge(url: string): Promise<boolean> {
    const token = randomBytes(12).toString('base64url');
    try {
      const answer = await fetch(`${url}?crc_token=${token}`, { signal: AbortSignal.timeout(LIMIT_MS) });
      const body = (await answer.json()) as { response_token?: string };
      return answer.ok && body.response_token === sign(token);
    } catch {
      return false;
    }
  }

  async function send(url: string, body: string): Promise<void> {
    last = { url, body };
    const headers = { 'content-type': 'application/json', 'x-twitter-webhooks-signature': sign(body) };
    const answer = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(LIMIT_MS) }).catch(() => null);
    answers.push(answer?.status ?? 0);
  }

  world.listen((event) => {
    for (const { url, subscribers } of all.values()) {
      for (const userId of subscribers) {
        const body = activityOf(world, event, userId);
        if (body !== null) sending = sending.then(() => send(url, JSON.stringify({ for_user_id: userId, ...body })));
      }
    }
  });

  return {
    all,
    answers,
    settled: () => sending,
    repeat: async () => void (last === null ? null : await send(last.url, last.body)),
    check: async (id) => {
      const webhook = all.get(id);
      if (webhook === undefined) return false;
      webhook.valid = await answersChallenge(webhook.url);
      return webhook.valid;
    },
    async add(url) {
      if (!(await answersChallenge(url))) return null;
      const webhook = { id: world.newId(), url, valid: true, created_at: new Date().toISOString() };
      all.set(webhook.id, { ...webhook, subscribers: new Set() });
      return webhook;
    },
  };
}

function activityOf(world: XWorld, event: XEvent, userId: string): Record<string, unknown> | null {
  switch (event.kind) {
    case 'post': {
      const { post } = event;
      const quoted = post.quoted === null ? undefined : world.posts.get(post.quoted);
      const concerns = post.authorId === userId || quoted?.authorId === userId || mentionsOf(world, post).some(({ id }) => id === userId);
      return concerns ? { tweet_create_events: [olderPost(world, post)] } : null;
    }
    case 'deleted': {
      const { id, authorId } = event.post;
      const concerns = authorId === userId || mentionsOf(world, event.post).some((user) => user.id === userId);
      return concerns ? { tweet_delete_events: [{ status: { id, user_id: authorId }, timestamp_ms: String(Date.now()) }] } : null;
    }
    case 'message': {
      const { id, text, senderId, participants, createdAt } = event.message;
      if (!participants.includes(userId)) return null;
      const other = participants.find((participant) => participant !== senderId) ?? senderId;
      const users = participants.flatMap((participant) => world.users.get(participant) ?? []);
      return {
        direct_message_events: [
          {
            type: 'message_create',
            id,
            created_timestamp: String(Date.parse(createdAt)),
            message_create: { target: { recipient_id: other }, sender_id: senderId, message_data: { text, entities: {} } },
          },
        ],
        users: Object.fromEntries(users.map((user) => [user.id, { ...olderUser(user), id: user.id }])),
      };
    }
    case 'followed':
      return event.whom.id === userId
        ? {
            follow_events: [
              { type: 'follow', created_timestamp: String(Date.now()), target: olderUser(event.whom), source: olderUser(event.who) },
            ],
          }
        : null;
  }
}

const olderUser = ({ id, name, username }: XUser) => ({
  id: Number(id),
  id_str: id,
  name,
  screen_name: username,
  profile_image_url_https: `https://pbs.twimg.com/profile_images/${id}/face_normal.jpg`,
});

/** As the API before version 2 wrote a post: numbers that do not fit beside strings that do, dates in words, long texts aside. */
function olderPost(world: XWorld, post: XPost): Record<string, unknown> {
  const { text, entities, from } = entitiesOf(world, post);
  const spans = entities as Record<string, { start: number; end: number; [name: string]: unknown }[] | undefined>;
  const older = {
    user_mentions: (spans['mentions'] ?? []).map(({ start, end, username, id }) => ({
      indices: [start, end],
      screen_name: username,
      id_str: id,
      name: username,
    })),
    hashtags: (spans['hashtags'] ?? []).map(({ start, end, tag }) => ({ indices: [start, end], text: tag })),
    urls: (spans['urls'] ?? [])
      .filter(({ media_key }) => media_key === undefined)
      .map(({ start, end, url, expanded_url }) => ({ indices: [start, end], url, expanded_url })),
  };
  const parent = post.replyTo === null ? undefined : world.posts.get(post.replyTo);
  const long = [...text].length > 140;
  const whole = { display_text_range: [from, [...text].length], entities: older };
  return {
    created_at: new Date(post.createdAt).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 +0000 $4'),
    timestamp_ms: String(Date.parse(post.createdAt)),
    id: Number(post.id),
    id_str: post.id,
    user: olderUser(world.users.get(post.authorId)!),
    in_reply_to_status_id_str: post.replyTo,
    in_reply_to_user_id_str: parent?.authorId ?? null,
    quoted_status_id_str: post.quoted ?? undefined,
    lang: post.lang,
    possibly_sensitive: post.sensitive,
    truncated: long,
    ...(long ? { text: [...text].slice(0, 139).join(''), extended_tweet: { full_text: text, ...whole } } : { text, ...whole }),
  };
}
